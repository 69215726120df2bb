import { batchCapacity, outcomeCode } from '@plimsoll/models'
import { DelayLine } from './delay-line.ts'
import { outcomeStride, type Recorder } from './record/recorder.ts'
import { chunk, createRows, type Rows } from './rows.ts'
import { createServing, type Serving, type ServingSpec } from './serving.ts'

/** The way of requests to one service: gathered in order of time, those that a limiter held back among them, and sent on in chunks. */
export class Lane {
  /** Where requests are gathered in order of time before a chunk is sent. */
  readonly rows: Rows = createRows(batchCapacity)
  length = 0
  readonly held = new DelayLine()
  /** Requests that reached the service since the start. */
  enteredCount = 0
  readonly serving: Serving
  private readonly recorder: Recorder

  constructor(spec: ServingSpec, recorder: Recorder) {
    this.serving = createServing(spec, recorder)
    this.recorder = recorder
  }

  /** Sends gathered rows; `until` is the end of the window. */
  flush(until: number): void {
    const { length, rows } = this
    this.length = 0
    for (let row = 0; row < length; row++) {
      chunk.arrivedAt[row] = rows.arrivedAt[row]
      chunk.enteredAt[row] = rows.enteredAt[row]
      chunk.work[row] = rows.work[row]
      chunk.source[row] = rows.source[row]
    }
    this.send(length, until)
  }

  /** Moves requests that may go on at `at` or before into the gathered rows. */
  release(at: number, until: number): void {
    while (this.held.nextAt <= at) this.releaseNext(until)
  }

  /** Moves requests that may go on before `at` into the gathered rows. */
  releaseBefore(at: number, until: number): void {
    while (this.held.nextAt < at) this.releaseNext(until)
  }

  private releaseNext(until: number): void {
    if (this.length === batchCapacity) this.flush(until)
    this.held.popInto(this.rows, this.length++)
  }

  /** Sends the rows of the chunk, which are in order of time. */
  send(length: number, until: number): void {
    if (length === 0) return
    this.enteredCount += length
    this.serving.send(length, until)
  }

  /** The run ends: what hasn't ended stays unfinished, held back or in flight. */
  abandon(): void {
    this.serving.abandon()
    for (const source of this.held.heldSources()) this.recorder.ended[source * outcomeStride + outcomeCode.unfinished]++
  }

  rebase(seconds: number): void {
    this.serving.rebase(seconds)
    this.held.rebase(seconds)
  }
}
