/** Node's imports stay out of this file: it is compiled for the edge runtime as well. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') await import('./instrumentation-node')
}
