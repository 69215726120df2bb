import { createBatch, pendingCode, type RequestBatch } from '@plimsoll/models'
import type { Lane } from './lane.ts'
import { outcomeStride, type Recorder } from './record/recorder.ts'
import { chunk } from './rows.ts'

/** A batch over the columns of the chunk: where all rows go to one service, they are there already. */
export const chunkBatch: RequestBatch = {
  ...createBatch(),
  arrivedAt: chunk.arrivedAt,
  work: chunk.work,
  source: chunk.source,
  outcome: chunk.outcome,
  finishedAt: chunk.end,
}

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

/** Makes what arrived in the chunk enter its service: nothing has happened to it on the way. */
export function letIn(length: number): void {
  const { arrivedAt, enteredAt } = chunk
  for (let row = 0; row < length; row++) enteredAt[row] = arrivedAt[row]
}

/** As `letIn` after stations: books the rows of the chunk that they have decided and closes the gaps. Returns how many remain. */
export function letInUndecided(length: number, recorder: Recorder): number {
  const { arrivedAt, enteredAt, source, work, outcome } = chunk
  let kept = 0
  for (let row = 0; row < length; row++) {
    const code = outcome[row]
    if (code !== pendingCode) {
      recorder.ended[source[row] * outcomeStride + code]++
      continue
    }
    const at = arrivedAt[row]
    arrivedAt[kept] = at
    enteredAt[kept] = at
    source[kept] = source[row]
    work[kept] = work[row]
    kept++
  }
  return kept
}

/** Moves the undecided part of a batch's columns into another batch, which then shares it out. */
export function setAside(batch: RequestBatch, aside: RequestBatch): void {
  for (const column of ['arrivedAt', 'work', 'delay'] as const) aside[column].set(batch[column])
  for (const column of ['source', 'route'] as const) aside[column].set(batch[column])
  aside.outcome.set(batch.outcome)
  aside.length = batch.length
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
