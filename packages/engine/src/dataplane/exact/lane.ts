import { invariant, type Stream } from '@plimsoll/kernel'
import { batchCapacity, outcomeCode } from '@plimsoll/models'
import type { Chooser } from './choose/chooser.ts'
import { createChooser } from './choose/index.ts'
import { DelayLine } from './delay-line.ts'
import { type PodLimits, PodTable } from './pods/pod-table.ts'
import { serveFor } from './pods/serve.ts'
import { InFlight } from './record/in-flight.ts'
import { outcomeStride, type Recorder } from './record/recorder.ts'
import { settleManySources, settleOneSource } from './record/settle.ts'
import { createRows, type Rows } from './rows.ts'

export type LaneSpec = PodLimits & {
  readonly policy: string
  readonly stream: Stream
  readonly hasOneSource: boolean
  readonly isTakenCounted?: boolean
}

/** One service: its requests are dispatched to pods, served and booked, a chunk at a time. Instants are relative to the origin of time. */
export class Lane {
  /** Where requests are gathered in order of time before a chunk is sent. */
  readonly rows: Rows = createRows(batchCapacity)
  length = 0
  readonly held = new DelayLine()
  /** Requests that reached the service since the start. */
  enteredCount = 0
  private readonly pods: PodTable
  private readonly chooser: Chooser
  private readonly inFlight: InFlight
  private readonly recorder: Recorder
  private readonly hasOneSource: boolean
  private readonly latencies = new Float64Array(batchCapacity)
  private heldBySlot = new Int32Array(0)
  /** Requests taken on by slot; null when no signal asks. */
  private taken: Float64Array | null
  private isCounted = false

  constructor(spec: LaneSpec, recorder: Recorder) {
    this.pods = new PodTable(spec)
    this.chooser = createChooser(spec.policy, { pods: this.pods, serve: serveFor(spec), stream: spec.stream })
    this.inFlight = new InFlight(recorder)
    this.recorder = recorder
    this.hasOneSource = spec.hasOneSource
    this.taken = spec.isTakenCounted ? new Float64Array(this.pods.capacity) : null
  }

  /** Sends gathered rows; `until` is the end of the window, at which later ends become requests in flight. */
  flush(until: number): void {
    this.send(this.rows, this.length, until)
    this.length = 0
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

  /** Sends rows that are in order of time. */
  send(rows: Rows, length: number, until: number): void {
    if (length === 0) return
    this.isCounted = false
    this.enteredCount += length
    if (this.pods.openCount > 0) {
      this.chooser.dispatch(rows, length)
      if (this.taken) countTaken(rows, length, this.taken)
    } else shedAll(rows, length)
    if (this.hasOneSource) settleOneSource(this.recorder, this.inFlight, rows, length, until, this.latencies)
    else settleManySources(this.recorder, this.inFlight, rows, length, until)
    if (this.inFlight.isGrown) this.inFlight.sweep(until)
  }

  /** Books everything that ended before `until`, the end of a bucket or hour. */
  sweep(until: number): void {
    this.inFlight.sweep(until)
  }

  open(slot: number, now: number): void {
    this.pods.open(slot, now)
    if (!this.taken) return
    if (this.taken.length < this.pods.capacity) {
      const counts = this.taken
      this.taken = new Float64Array(this.pods.capacity)
      this.taken.set(counts)
    }
    this.taken[slot] = 0
  }

  takenCount(slot: number): number {
    return this.taken?.[slot] ?? Number.NaN
  }

  drain(slot: number): void {
    invariant(this.pods.close(slot), 'dataplane/drain-open-pod', { slot })
  }

  resume(slot: number): void {
    this.pods.resume(slot)
  }

  kill(slot: number, now: number): number {
    this.pods.close(slot)
    this.pods.stop(slot, now)
    this.chooser.forget(slot)
    this.isCounted = false
    return this.inFlight.kill(slot, now)
  }

  busySeconds(slot: number, now: number): number {
    return this.pods.busySeconds(slot, now)
  }

  waitSeconds(slot: number, now: number): number {
    return this.pods.waitSeconds(slot, now)
  }

  inFlightOf(slot: number, now: number): number {
    if (slot >= this.pods.capacity) return 0
    if (!this.isCounted) {
      this.heldBySlot = new Int32Array(this.pods.capacity)
      this.inFlight.countBySlot(now, this.heldBySlot)
      this.isCounted = true
    }
    return this.heldBySlot[slot]
  }

  /** Time has moved on without requests: counts by slot are out of date. */
  moved(): void {
    this.isCounted = false
  }

  /** The run ends: what hasn't ended stays unfinished, held back or in flight. */
  abandon(): void {
    this.inFlight.abandon()
    for (const source of this.held.heldSources()) this.recorder.ended[source * outcomeStride + outcomeCode.unfinished]++
  }

  rebase(seconds: number): void {
    this.pods.rebase(seconds)
    this.chooser.rebase(seconds)
    this.inFlight.rebase(seconds)
    this.held.rebase(seconds)
  }
}

function countTaken({ slot, outcome }: Rows, length: number, counts: Float64Array): void {
  for (let row = 0; row < length; row++) if (outcome[row] !== outcomeCode.queueFull) counts[slot[row]]++
}

/** No pod takes requests: each ends as it comes. */
function shedAll({ enteredAt, end, outcome }: Rows, length: number): void {
  end.set(enteredAt.subarray(0, length))
  outcome.fill(outcomeCode.shed, 0, length)
}
