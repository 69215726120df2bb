import { invariant } from '@plimsoll/kernel'
import { outcomeCode } from '@plimsoll/models'
import type { Chooser } from './choose/chooser.ts'
import { createChooser } from './choose/index.ts'
import type { CpuQuota } from './pods/cpu-quota.ts'
import { PodTable } from './pods/pod-table.ts'
import { Room } from './pods/room.ts'
import { serveFor } from './pods/serve.ts'
import { serveOne } from './pods/serve-one.ts'
import { InFlight } from './record/in-flight.ts'
import type { Recorder } from './record/recorder.ts'
import { settleManySources, settleOneSource } from './record/settle.ts'
import { chunk } from './rows.ts'
import type { Serving, ServingSpec } from './serving.ts'

/** A balancer pushes each request to a pod as it comes; it waits there, is served and booked. */
export class PushedPods implements Serving {
  private readonly pods: PodTable
  private readonly chooser: Chooser
  private readonly inFlight: InFlight
  private readonly room: Room | null
  private readonly recorder: Recorder
  private readonly hasOneSource: boolean
  private readonly isTakenCounted: boolean
  private heldBySlot = new Int32Array(0)
  private isCounted = false

  constructor(spec: ServingSpec, recorder: Recorder) {
    this.pods = new PodTable(spec)
    this.inFlight = new InFlight(recorder)
    const serve = serveFor(spec, this.pods.quota)
    const asksForRoom = spec.policy === 'round-robin' && serve === serveOne && spec.queueLimit > 0
    this.room = asksForRoom ? new Room(this.pods, this.inFlight) : null
    this.chooser = createChooser(spec.policy, {
      pods: this.pods,
      serve,
      room: this.room,
      stream: spec.stream,
      connections: spec.connections ?? null,
    })
    this.recorder = recorder
    this.hasOneSource = spec.hasOneSource
    this.isTakenCounted = spec.isTakenCounted ?? false
  }

  /** What ends at `until` or later becomes a request in flight. */
  send(length: number, until: number): void {
    this.isCounted = false
    if (this.pods.openCount > 0) {
      this.chooser.dispatch(length)
      if (this.isTakenCounted) countTaken(length, this.pods.taken)
    } else shedAll(length)
    // Who asks for room must find in flight what has not ended when the next chunk begins.
    const bookedUntil = this.room === null ? until : chunk.enteredAt[length - 1]
    if (this.hasOneSource) settleOneSource(this.recorder, this.inFlight, length, bookedUntil)
    else settleManySources(this.recorder, this.inFlight, length, bookedUntil)
    if (this.inFlight.isGrown) this.inFlight.sweep(until)
  }

  /** Counts by slot are out of date. */
  moved(): void {
    this.isCounted = false
  }

  sweep(until: number): void {
    this.inFlight.sweep(until)
  }

  open(slot: number, now: number, pace: number): void {
    this.pods.open(slot, now, pace)
  }

  drain(slot: number): void {
    invariant(this.pods.close(slot), 'dataplane/drain-open-pod', { slot })
  }

  resume(slot: number): void {
    this.pods.resume(slot)
  }

  kill(slot: number, now: number): number {
    this.pods.close(slot)
    return this.stop(slot, now)
  }

  refuse(slot: number): void {
    this.pods.markDead(slot)
  }

  /** The balancer does not know yet: a dead pod keeps its place in the rotation. */
  fail(slot: number, now: number): number {
    this.pods.markDead(slot)
    return this.stop(slot, now)
  }

  remove(slot: number, now: number): void {
    const held = this.inFlightOf(slot, now)
    invariant(held === 0, 'dataplane/remove-idle-pod', { slot, held })
    this.pods.remove(slot)
  }

  busySeconds(slot: number, now: number): number {
    return this.pods.busySeconds(slot, now)
  }

  readBusySeconds(slots: Int32Array, count: number, now: number, into: Float64Array): void {
    this.pods.readBusySeconds(slots, count, now, into)
  }

  waitSeconds(slot: number, now: number): number {
    return this.pods.waitSeconds(slot, now)
  }

  takenCount(slot: number): number {
    return this.isTakenCounted ? this.pods.taken[slot] : Number.NaN
  }

  inFlightOf(slot: number, now: number): number {
    if (slot >= this.pods.capacity) return 0
    this.count(now)
    return this.heldBySlot[slot]
  }

  /** Requests that wait in some pod: what it holds beyond what its workers serve. */
  queueLength(now: number): number {
    this.count(now)
    let waiting = 0
    for (const held of this.heldBySlot) waiting += Math.max(0, held - this.pods.workers)
    return waiting
  }

  get quota(): CpuQuota | null {
    return this.pods.quota
  }

  abandon(): void {
    this.inFlight.abandon()
  }

  rebase(seconds: number): void {
    this.pods.rebase(seconds)
    this.chooser.rebase(seconds)
    this.inFlight.rebase(seconds)
  }

  private stop(slot: number, now: number): number {
    this.pods.stop(slot, now)
    this.chooser.forget(slot)
    this.isCounted = false
    return this.inFlight.kill(slot, now)
  }

  private count(now: number): void {
    if (this.isCounted) return
    this.heldBySlot = new Int32Array(this.pods.capacity)
    this.inFlight.countBySlot(now, this.heldBySlot)
    this.isCounted = true
  }
}

/** What a pod refused, or was too dead for, it has not taken on. */
function countTaken(length: number, counts: Float64Array): void {
  const { slot, outcome } = chunk
  for (let row = 0; row < length; row++)
    if (outcome[row] === outcomeCode.served || outcome[row] === outcomeCode.timedOut) counts[slot[row]]++
}

/** No pod takes requests: each ends as it comes. */
function shedAll(length: number): void {
  const { enteredAt, end, outcome } = chunk
  end.set(enteredAt.subarray(0, length))
  outcome.fill(outcomeCode.shed, 0, length)
}
