import type { HpaProfile } from '../profiles.ts'

/** How far a ratio may be from 1 before anything happens, by direction. */
export type Tolerance = { readonly test: HpaProfile['toleranceTest']; readonly up: number; readonly down: number }

/** Whether a ratio is near enough to 1 to leave the size alone. NaN never is by the band test and always is by the distance test. */
export function isTolerated(ratio: number, tolerance: Tolerance): boolean {
  // Written as each release compares it: NaN must fall on the same side.
  if (tolerance.test === 'distance') return !(Math.abs(1 - ratio) > tolerance.up)
  return 1 - tolerance.down <= ratio && ratio <= 1 + tolerance.up
}
