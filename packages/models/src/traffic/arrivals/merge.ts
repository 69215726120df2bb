import { pendingCode } from '../../contract/outcome.ts'
import { createBatch, type RequestBatch } from '../../contract/request-batch.ts'
import type { Arrivals } from './source.ts'

/** Requests that each source holds ready. Fewer than a batch, so that the columns of a few sources stay in the cache together. */
const laneRows = 1024

/** What a source holds ready: rows `next` to `end` of the columns that all lanes share. */
type Lane = { readonly source: Arrivals; readonly firstRow: number; readonly ready: RequestBatch; completeUntil: number }

/**
 * Several sources as one, in order of time; of requests at the same instant, the earlier source's first. A single source is returned as it is.
 *
 * @throws RangeError for an empty list
 */
export function mergeSources(sources: readonly Arrivals[]): Arrivals {
  if (sources.length === 0) throw new RangeError('mergeSources needs at least one source')
  if (sources.length === 1) return sources[0]
  const shared = createBatch(sources.length * laneRows)
  const lanes = sources.map((source, i): Lane => {
    const firstRow = i * laneRows
    return { source, firstRow, ready: viewOf(shared, firstRow, firstRow + laneRows), completeUntil: 0 }
  })
  const next = Int32Array.from(lanes, ({ firstRow }) => firstRow)
  const end = Int32Array.from(next)
  /** When the next ready request of each lane arrives; Infinity where none comes before the end. */
  const heads = new Float64Array(lanes.length)

  function refill(lane: Lane, i: number, untilSeconds: number): void {
    next[i] = lane.firstRow
    end[i] = lane.firstRow
    if (lane.completeUntil < untilSeconds) {
      lane.completeUntil = lane.source.fill(lane.ready, untilSeconds)
      end[i] += lane.ready.length
    }
    heads[i] = next[i] < end[i] ? shared.arrivedAt[next[i]] : Number.POSITIVE_INFINITY
  }

  return {
    fill(batch, untilSeconds) {
      const capacity = batch.arrivedAt.length
      let rows = 0
      do {
        for (let i = 0; i < lanes.length; i++) if (next[i] === end[i]) refill(lanes[i], i, untilSeconds)
        const merged = mergeRows(shared, heads, next, end, batch, rows)
        if (merged === rows) break
        rows = merged
      } while (rows < capacity)
      batch.length = rows
      batch.delay.fill(0, 0, rows)
      batch.outcome.fill(pendingCode, 0, rows)
      return rows === capacity ? batch.arrivedAt[rows - 1] : untilSeconds
    },
    rebase(seconds) {
      lanes.forEach((lane, i) => {
        lane.source.rebase(seconds)
        lane.completeUntil -= seconds
        for (let row = next[i]; row < end[i]; row++) shared.arrivedAt[row] -= seconds
        heads[i] -= seconds
      })
    },
  }
}

/** Rows of a batch as a batch of their own, over the same memory. */
function viewOf(batch: RequestBatch, from: number, until: number): RequestBatch {
  return {
    length: 0,
    arrivedAt: batch.arrivedAt.subarray(from, until),
    source: batch.source.subarray(from, until),
    route: batch.route.subarray(from, until),
    client: batch.client.subarray(from, until),
    work: batch.work.subarray(from, until),
    delay: batch.delay.subarray(from, until),
    outcome: batch.outcome.subarray(from, until),
    finishedAt: batch.finishedAt.subarray(from, until),
  }
}

/** Moves ready requests, earliest first, until the batch is full or a lane has run dry. The row after the last. */
function mergeRows(
  { arrivedAt, source, route, client, work }: RequestBatch,
  heads: Float64Array,
  next: Int32Array,
  end: Int32Array,
  to: RequestBatch,
  firstRow: number,
): number {
  const { arrivedAt: toArrivedAt, source: toSource, route: toRoute, client: toClient, work: toWork } = to
  const capacity = toArrivedAt.length
  const lanes = heads.length
  for (let row = firstRow; row < capacity; ) {
    let lane = 0
    let at = heads[0]
    for (let i = 1; i < lanes; i++) {
      if (heads[i] < at) {
        at = heads[i]
        lane = i
      }
    }
    if (at === Number.POSITIVE_INFINITY) return row
    const from = next[lane]
    toArrivedAt[row] = at
    toSource[row] = source[from]
    toRoute[row] = route[from]
    toClient[row] = client[from]
    toWork[row] = work[from]
    row++
    next[lane] = from + 1
    if (from + 1 === end[lane]) return row
    heads[lane] = arrivedAt[from + 1]
  }
  return capacity
}
