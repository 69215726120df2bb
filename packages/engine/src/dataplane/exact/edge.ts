import { pendingCode, type RequestBatch } from '@plimsoll/models'
import type { Lane } from './lane.ts'
import { outcomeStride, type Recorder } from './record/recorder.ts'

/** Counts the arrivals of a batch. */
export function countOffered({ length, source }: RequestBatch, recorder: Recorder): void {
  const { offered } = recorder
  if (offered.length === 1) offered[0] += length
  else for (let row = 0; row < length; row++) offered[source[row]]++
}

/** Whether a station holds some request back. */
export function isHoldingBack({ length, delay }: RequestBatch): boolean {
  for (let row = 0; row < length; row++) if (delay[row] > 0) return true
  return false
}

/** Books the rows that the edge has decided and closes the gaps that they leave: what remains is for the pods. All rows are for one service. */
export function dropDecided(batch: RequestBatch, recorder: Recorder): void {
  const { length, arrivedAt, source, work, outcome } = batch
  let kept = 0
  for (let row = 0; row < length; row++) {
    const code = outcome[row]
    if (code !== pendingCode) {
      recorder.ended[source[row] * outcomeStride + code]++
      continue
    }
    arrivedAt[kept] = arrivedAt[row]
    source[kept] = source[row]
    work[kept] = work[row]
    kept++
  }
  batch.length = kept
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
