import type { RunResult } from '@plimsoll/engine'
import type { SaturationEpisode } from '../findings.ts'
import { capacityLosses } from '../outcome.ts'
import { bucketEnd, bucketLength } from '../series/buckets.ts'
import { servicesOf, sumOf } from '../series/columns.ts'

/** Losses less than this many buckets apart belong to one episode, as in the engine's own saturation marks. */
const gapBuckets = 5

/** Stretches in which a service lost requests for want of capacity, in order of time within each service. */
export function saturationEpisodes(result: RunResult): readonly SaturationEpisode[] {
  return servicesOf(result).flatMap((service) => serviceEpisodes(result, service))
}

function serviceEpisodes(result: RunResult, service: string): readonly SaturationEpisode[] {
  const lost = capacityLosses.flatMap((outcome) => {
    const all = sumOf(result, 'requests.outcome', { service, outcome })
    return all === null ? [] : [{ outcome, all, customers: sumOf(result, 'requests.outcome', { service, outcome, intent: 'customers' }) }]
  })
  const stretches: { first: number; last: number }[] = []
  for (let bucket = 0; bucket < result.grid.length; bucket++) {
    if (!lost.some(({ all }) => all[bucket] > 0)) continue
    const open = stretches.at(-1)
    if (open && bucket - open.last <= gapBuckets) open.last = bucket
    else stretches.push({ first: bucket, last: bucket })
  }
  return stretches.map(({ first, last }) => ({
    service,
    fromSeconds: result.grid[first],
    untilSeconds: bucketEnd(result, last),
    lostRequests: lost.reduce((sum, { all }) => sum + countIn(result, all, first, last), 0),
    lostCustomerRequests: lost.reduce((sum, { customers }) => sum + (customers ? countIn(result, customers, first, last) : 0), 0),
    outcomes: lost.filter(({ all }) => countIn(result, all, first, last) > 0).map(({ outcome }) => outcome),
  }))
}

/** Rates back to whole requests. */
function countIn(result: RunResult, rates: Float64Array, first: number, last: number): number {
  let count = 0
  for (let bucket = first; bucket <= last; bucket++) count += Math.round(rates[bucket] * bucketLength(result, bucket))
  return count
}
