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

const outcomeWords = new Int32Array(chunk.outcome.buffer)
/** `pendingCode` in each of four bytes. */
const fourPending = (pendingCode * 0x01_01_01_01) | 0

/** Counts the arrivals of a batch. */
export function countOffered({ length, source }: RequestBatch, recorder: Recorder): void {
  const { offered } = recorder
  if (offered.length === 1) offered[0] += length
  else for (let row = 0; row < length; row++) offered[source[row]]++
}

/** Whether a station holds some row of the chunk back. */
export function isHoldingBack(length: number): boolean {
  const { delay } = chunkBatch
  for (let row = 0; row < length; row++) if (delay[row] > 0) return true
  return false
}

/** Makes what arrived in the chunk enter its service: nothing has happened to it on the way. */
export function letIn(length: number): void {
  chunk.enteredAt.set(chunk.arrivedAt.subarray(0, length))
}

/** As `letIn` after stations: books the rows of the chunk that they have decided and closes the gaps. Returns how many remain. */
export function letInUndecided(length: number, recorder: Recorder): number {
  const { arrivedAt, enteredAt, source, work, outcome } = chunk
  let kept = countUndecided(length)
  letIn(kept)
  for (let row = kept; row < length; row++) {
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

/** Rows of the chunk before the first that may be decided; looks at four at a time. */
function countUndecided(length: number): number {
  let word = 0
  while (4 * word < length && outcomeWords[word] === fourPending) word++
  return Math.min(4 * word, length)
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
