import { type PredictiveSpec, patterns, type RatePiece } from '@plimsoll/models'
import { patternContextOf } from '../../dataplane/spec.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Draw } from '../draw.ts'

/**
 * The load of a service in the intervals before the run, oldest first, as far back as every source of customers is known: random counts with
 * the rates that their patterns had then. Attackers have no past.
 */
export function loadBefore(plan: Plan, service: number, { historySeconds, intervalSeconds }: PredictiveSpec, draw: Draw): Float64Array {
  const context = patternContextOf(plan)
  const customers = plan.sources.filter((source) => source.service === service && source.intent === 'customers')
  const pasts = customers.map(({ pattern }) => patterns.past(pattern, context, historySeconds))
  const spanSeconds = pasts.reduce((shortest, past) => Math.min(shortest, past.spanSeconds), customers.length > 0 ? historySeconds : 0)
  const intervals = Math.floor(spanSeconds / intervalSeconds)
  const expected = new Float64Array(intervals)
  for (const past of pasts) addRates(expected, past, intervalSeconds)
  return expected.map((count) => draw.count(`predictive/${plan.services[service].name}/history`, count) / intervalSeconds)
}

/** Adds the expected arrivals of a past to the intervals that end with it. */
function addRates(expected: Float64Array, { pattern, spanSeconds }: ReturnType<typeof patterns.past>, intervalSeconds: number): void {
  const piece: RatePiece = { fromSeconds: 0, untilSeconds: 0, perSecond: 0, exactCount: -1 }
  for (let interval = 0; interval < expected.length; interval++) {
    const until = spanSeconds - (expected.length - 1 - interval) * intervalSeconds
    for (let at = until - intervalSeconds; at < until; at = Math.min(until, piece.untilSeconds)) {
      pattern.pieceAt(at, piece)
      const perSecond = piece.exactCount >= 0 ? piece.exactCount / (piece.untilSeconds - piece.fromSeconds) : piece.perSecond
      expected[interval] += perSecond * (Math.min(until, piece.untilSeconds) - at)
    }
  }
}
