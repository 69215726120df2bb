import type { KeyDecision } from '@plimsoll/analysis'
import { type Clock, countOf, formatNumber, noFigure } from '../format/index.ts'

/** `checkout 6 → 14`, `pool:general 2 → 9, 4 times until 09:40`, `source:shoppers: 6 811 requests lost`. */
export function decisionTitle(decision: KeyDecision, clock: Clock): string {
  const { kind, subject, from, to, times, atSeconds, untilSeconds } = decision
  const change = kind === 'saturation' && typeof to === 'number' ? `: ${countOf(to, 'request')} lost` : changeFor(kind, from, to)
  const repeats = times === 1 ? '' : `, ${countOf(times, 'time')}${untilSeconds > atSeconds ? ` until ${clock(untilSeconds)}` : ''}`
  return `${subject}${change}${repeats}`
}

/** A controller that was held back did not get what it wanted. */
function changeFor(kind: KeyDecision['kind'], from: KeyDecision['from'], to: KeyDecision['to']): string {
  return kind === 'limited' && from !== to ? ` held at ${sizeWords(from)}, wanted ${sizeWords(to)}` : changeWords(from, to)
}

/** ` 6 → 14`; nothing where nothing has a size or the size did not change. */
export function changeWords(from: KeyDecision['from'], to: KeyDecision['to']): string {
  if (from === to) return ''
  return ` ${sizeWords(from)} → ${sizeWords(to)}`
}

function sizeWords(size: KeyDecision['from']): string {
  return typeof size === 'number' ? formatNumber(size) : (size ?? noFigure)
}

/** The decisions in order of time, at most so many of those that mattered most. */
export function decisionsInOrder(decisions: readonly KeyDecision[], most: number): readonly KeyDecision[] {
  return decisions
    .slice(0, most)
    .map((decision, rank) => ({ decision, rank }))
    .sort((a, b) => a.decision.atSeconds - b.decision.atSeconds || a.rank - b.rank)
    .map(({ decision }) => decision)
}
