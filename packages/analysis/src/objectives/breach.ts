import type { RunResult } from '@plimsoll/engine'
import { bucketLength } from '../series/buckets.ts'
import { isWorse, meets } from './compare-values.ts'
import type { Breach, Objective } from './objective.ts'

/** Buckets in which any of the series is beyond the limit; NaN is no figure and no breach. Null when there are none. */
export function breachOf(result: RunResult, { comparator, limit }: Objective, series: readonly Float64Array[]): Breach | null {
  let breach: Breach | null = null
  for (let bucket = 0; bucket < result.grid.length; bucket++) {
    const values = series.map((values) => values[bucket]).filter((value) => !Number.isNaN(value) && !meets(value, comparator, limit))
    if (values.length === 0) continue
    const value = values.reduce((worst, next) => (isWorse(next, worst, comparator, limit) ? next : worst))
    const atSeconds = result.grid[bucket]
    const before: Breach = breach ?? { firstAtSeconds: atSeconds, totalSeconds: 0, worst: { value, atSeconds } }
    breach = {
      firstAtSeconds: before.firstAtSeconds,
      totalSeconds: (before.totalSeconds ?? 0) + bucketLength(result, bucket),
      worst: before.worst === null || isWorse(value, before.worst.value, comparator, limit) ? { value, atSeconds } : before.worst,
    }
  }
  return breach
}

/**
 * The instant from which a sum that only grows is beyond an upper limit. Lower limits and `!=` of a sum mean something only at the end of
 * the run, so they have no instant.
 */
export function crossingOf({ comparator, limit }: Objective, instants: Float64Array, sums: Float64Array): Breach | null {
  if (comparator !== '<' && comparator !== '<=' && comparator !== '==') return null
  const first = sums.findIndex((sum) => (comparator === '<' ? sum >= limit : sum > limit))
  return first === -1 ? null : { firstAtSeconds: instants[first], totalSeconds: null, worst: null }
}
