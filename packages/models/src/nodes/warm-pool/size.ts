export type WarmPoolBounds = { readonly minSize: number; readonly maxPrepared: number }

/** Machines that the pool should hold beside a group of that desired capacity. */
export function warmPoolSize({ minSize, maxPrepared }: WarmPoolBounds, desired: number): number {
  return Math.max(minSize, maxPrepared - desired)
}
