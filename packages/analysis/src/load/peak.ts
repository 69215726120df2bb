import type { RunResult } from '@plimsoll/engine'
import type { PeakLoad } from '../findings.ts'
import { indexOfMax } from '../series/buckets.ts'
import { sumOf } from '../series/columns.ts'

/** The bucket in which most was offered; null when nothing ever was. */
export function peakLoad(result: RunResult): PeakLoad | null {
  const offered = sumOf(result, 'requests.offered')
  if (offered === null) return null
  const bucket = indexOfMax(offered)
  if (bucket === -1 || offered[bucket] === 0) return null
  const mean = result.outcomes.offered / result.durationSeconds
  return {
    atSeconds: result.grid[bucket],
    offeredPerSecond: offered[bucket],
    byIntent: {
      customers: sumOf(result, 'requests.offered', { intent: 'customers' })?.[bucket] ?? 0,
      attack: sumOf(result, 'requests.offered', { intent: 'attack' })?.[bucket] ?? 0,
    },
    peakToMeanRatio: mean > 0 ? offered[bucket] / mean : null,
  }
}
