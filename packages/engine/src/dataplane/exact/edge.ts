import { pendingCode, type RequestBatch } from '@plimsoll/models'
import type { Lane } from './lane.ts'
import { outcomeStride, type Recorder } from './record/recorder.ts'

/** Counts the arrivals of a batch. */
export function countOffered({ length, source }: RequestBatch, recorder: Recorder): void {
  const { offered } = recorder
  if (offered.length === 1) offered[0] += length
  else for (let row = 0; row < length; row++) offered[source[row]]++
}

/**
 * Shares out what the edge has let through: each row goes to its service in order of time, after those that were held back until then.
 * Rows that the edge has decided are booked.
 */
export function shareOut(batch: RequestBatch, lanes: readonly Lane[], recorder: Recorder, until: number): void {
  const { arrivedAt, source, route, work, delay, outcome } = batch
  for (let row = 0; row < batch.length; row++) {
    const code = outcome[row]
    if (code !== pendingCode) {
      recorder.ended[source[row] * outcomeStride + code]++
      continue
    }
    const at = arrivedAt[row]
    const lane = lanes[route[row]]
    if (delay[row] > 0) {
      lane.held.push(at + delay[row], at, work[row], source[row])
      continue
    }
    if (lane.held.nextAt <= at) lane.release(at, until)
    if (lane.length === lane.rows.work.length) lane.flush(until)
    const to = lane.length++
    const rows = lane.rows
    rows.arrivedAt[to] = at
    rows.enteredAt[to] = at
    rows.work[to] = work[row]
    rows.source[to] = source[row]
  }
}
