/** Instant number k of something that happens every `period` from `start`: never accumulated, so never drifting. */
export function periodic(start: number, period: number, k: number): number {
  return start + k * period
}
