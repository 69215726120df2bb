import type { KeyDecision } from '@plimsoll/analysis'
import { type Clock, countOf } from '../format/index.ts'

/** `checkout 6 → 14`, `pool:general 2 → 9, 4 times until 09:40`. */
export function decisionTitle({ subject, from, to, times, atSeconds, untilSeconds }: KeyDecision, clock: Clock): string {
  const change = from === null && to === null ? '' : ` ${from ?? '–'} → ${to ?? '–'}`
  const repeats = times === 1 ? '' : `, ${countOf(times, 'time')}${untilSeconds > atSeconds ? ` until ${clock(untilSeconds)}` : ''}`
  return `${subject}${change}${repeats}`
}

/** The decisions in order of time, at most so many of those that mattered most. */
export function decisionsInOrder(decisions: readonly KeyDecision[], most: number): readonly KeyDecision[] {
  return decisions
    .slice(0, most)
    .map((decision, rank) => ({ decision, rank }))
    .sort((a, b) => a.decision.atSeconds - b.decision.atSeconds || a.rank - b.rank)
    .map(({ decision }) => decision)
}
