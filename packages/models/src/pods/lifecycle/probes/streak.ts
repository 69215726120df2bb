import type { Probe } from './spec.ts'

/** Equal results of a probe in a row, and what has taken effect. A container that serves begins with all well. */
export type ProbeStreak = { readonly isSuccess: boolean; readonly length: number; readonly isPassing: boolean }

export const passing: ProbeStreak = { isSuccess: true, length: 0, isPassing: true }

/** One more result: it takes effect with the last of `threshold` equal ones in a row. */
export function countResult(probe: Probe, streak: ProbeStreak, isSuccess: boolean): ProbeStreak {
  const length = streak.isSuccess === isSuccess ? streak.length + 1 : 1
  const hasEffect = length >= (isSuccess ? probe.successThreshold : probe.failureThreshold)
  return { isSuccess, length, isPassing: hasEffect ? isSuccess : streak.isPassing }
}
