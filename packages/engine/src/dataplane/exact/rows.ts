import { batchCapacity } from '@plimsoll/models'

/**
 * Requests of one service that go to its pods together, in order of time. Instants are relative to the origin of time.
 * `slot`, `end` and `outcome` are written by the pods.
 */
export type Rows = {
  /** When it was sent: latency counts from here. */
  readonly arrivedAt: Float64Array
  /** When it reaches the service: later than `arrivedAt` if a limiter held it back. */
  readonly enteredAt: Float64Array
  readonly work: Float64Array
  readonly source: Uint16Array
  readonly slot: Int32Array
  /** When it is answered, or given up, or refused. */
  readonly end: Float64Array
  readonly outcome: Uint8Array
}

export function createRows(capacity: number): Rows {
  return {
    arrivedAt: new Float64Array(capacity),
    enteredAt: new Float64Array(capacity),
    work: new Float64Array(capacity),
    source: new Uint16Array(capacity),
    slot: new Int32Array(capacity),
    end: new Float64Array(capacity),
    outcome: new Uint8Array(capacity),
  }
}

/**
 * The chunk under way. A thread has one: a chunk goes from the edge into the books without a pause, and nothing of it is kept. Its columns
 * are constants, and that is what makes loops over them fast: in a loop, V8 (Node 20) checks kind, address and length of an array again at
 * every access, unless it knew the very array when it compiled the loop. The loop of a one-worker pod takes half the time for it.
 */
export const chunk: Rows = createRows(batchCapacity)
