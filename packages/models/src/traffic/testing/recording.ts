import { createStreams } from '@plimsoll/kernel'
import { createBatch, type RequestBatch } from '../../contract/request-batch.ts'
import type { Pattern } from '../../contract/traffic.ts'
import { type Arrivals, createSource, type SourceOptions } from '../arrivals/source.ts'
import { type PatternSpec, patterns } from '../patterns/index.ts'
import { dayContext } from './pieces.ts'

const streams = createStreams({ seed: 7, replication: 0 })

export const patternOf = (spec: object): Pattern => patterns.create(patterns.spec.parse(spec) as PatternSpec, dayContext)

export function sourceOf(spec: object, options: Partial<SourceOptions> = {}): Arrivals {
  return createSource({ index: 0, route: 0, name: 'shoppers', streams, pattern: patternOf(spec), ...options })
}

/** Steps with an exact number of arrivals each. */
export function countedPattern(stepSeconds: number, counts: readonly number[]): Pattern {
  return patterns.create(patterns.spec.parse({ kind: 'trace', file: 'counts' }), {
    ...dayContext,
    trace: () => ({ stepSeconds, counts: Float64Array.from(counts), startIso: null }),
  })
}

export type Recording = { arrivedAt: number[]; source: number[]; client: number[]; work: number[] }

/** All requests before `untilSeconds`, in run time. Calls stop every `horizonSeconds`; the origin moves every `epochSeconds`. */
export function record(
  arrivals: Arrivals,
  untilSeconds: number,
  { capacity = 4096, horizonSeconds = untilSeconds, epochSeconds = Number.POSITIVE_INFINITY } = {},
): Recording {
  const batch = createBatch(capacity)
  const recording: Recording = { arrivedAt: [], source: [], client: [], work: [] }
  let origin = 0
  for (let step = 1; ; step++) {
    const horizon = Math.min(untilSeconds, step * horizonSeconds)
    for (let complete = -1; complete < horizon - origin; ) {
      complete = arrivals.fill(batch, horizon - origin)
      append(recording, batch, origin)
    }
    if (horizon === untilSeconds) return recording
    if (horizon - origin >= epochSeconds) {
      const seconds = Math.floor(horizon - origin)
      arrivals.rebase(seconds)
      origin += seconds
    }
  }
}

function append(to: Recording, batch: RequestBatch, origin: number): void {
  for (let row = 0; row < batch.length; row++) {
    to.arrivedAt.push(origin + batch.arrivedAt[row])
    to.source.push(batch.source[row])
    to.client.push(batch.client[row])
    to.work.push(batch.work[row])
  }
}
