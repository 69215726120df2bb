import { invariant } from '@plimsoll/kernel'
import { outcomeCode } from '@plimsoll/models'
import type { CpuQuota } from '../pods/cpu-quota.ts'
import { PodTable } from '../pods/pod-table.ts'
import { busyWorkers } from '../pods/serve-throttled.ts'
import { outcomeStride, type Recorder } from '../record/recorder.ts'
import { chunk } from '../rows.ts'
import type { Serving, ServingSpec } from '../serving.ts'
import { BrokerQueue } from './broker-queue.ts'
import { Consumers } from './consumers.ts'

const { served, queueFull, timedOut, unfinished } = outcomeCode

/**
 * Consumers pull: requests wait in one queue outside the pods, and the longest free worker of any open pod takes the oldest. Nothing is given
 * to a worker before it is free, so that pods which come later serve what waits. What a killed pod had not finished returns to its old
 * place, since it was never acknowledged.
 */
export class PulledQueue implements Serving {
  private readonly queue = new BrokerQueue()
  private readonly pods: PodTable
  private readonly consumers: Consumers
  private readonly recorder: Recorder
  private readonly queueLimit: number
  private readonly patienceSeconds: number
  private nextSequence = 0

  constructor({ workers, queueLimit, patienceSeconds, stretch }: ServingSpec, recorder: Recorder) {
    this.pods = new PodTable({ workers, queueLimit: Number.POSITIVE_INFINITY, patienceSeconds: Number.POSITIVE_INFINITY, stretch })
    this.consumers = new Consumers(this.pods)
    this.recorder = recorder
    this.queueLimit = queueLimit
    this.patienceSeconds = patienceSeconds
  }

  send(length: number, until: number): void {
    const { enteredAt, arrivedAt, work, source } = chunk
    const { queue, recorder } = this
    for (let row = 0; row < length; row++) {
      const at = enteredAt[row]
      this.pull(at, until)
      this.expire(at, until)
      recorder.reached[source[row]]++
      const isIdle = queue.length === 0 && this.firstFreeAt() <= at
      if (!isIdle && queue.length >= this.queueLimit) {
        recorder.ended[source[row] * outcomeStride + queueFull]++
        continue
      }
      const place = queue.insert(this.nextSequence++)
      queue.since[place] = at
      queue.goneAt[place] = at + this.patienceSeconds
      queue.arrivedAt[place] = arrivedAt[row]
      queue.work[place] = work[row]
      queue.source[place] = source[row]
      if (isIdle) this.takeOldest(at, until)
    }
  }

  moved(until: number): void {
    this.pull(until, until)
    this.expire(until, until)
  }

  sweep(until: number): void {
    const { isOwed } = this.consumers
    for (let worker = 0; worker < isOwed.length; worker++) if (isOwed[worker] !== 0 && this.pods.free[worker] < until) this.book(worker)
  }

  open(slot: number, now: number, pace: number): void {
    this.pods.open(slot, now, pace)
    this.changed(now)
  }

  resume(slot: number, now: number): void {
    const { free, workers } = this.pods
    // What was not pulled while it was drained cannot have started then: its idle workers count as free from now on.
    for (let worker = slot * workers; worker < (slot + 1) * workers; worker++) {
      if (free[worker] >= now) continue
      if (this.consumers.isOwed[worker] !== 0) this.book(worker)
      free[worker] = now
    }
    this.pods.resume(slot)
    this.changed(now)
  }

  drain(slot: number): void {
    invariant(this.pods.close(slot) || this.pods.isDead[slot] === 1, 'dataplane/drain-open-pod', { slot })
    this.consumers.readOrder()
  }

  kill(slot: number, now: number): number {
    this.pods.close(slot)
    let returned = 0
    for (let worker = slot * this.pods.workers; worker < (slot + 1) * this.pods.workers; worker++) {
      if (!this.consumers.isOwed[worker]) continue
      if (this.pods.free[worker] <= now) this.book(worker)
      else {
        this.giveBack(worker, now)
        returned++
      }
    }
    this.pods.stop(slot, now)
    this.changed(now)
    return returned
  }

  /** Nobody sends to a consumer: it stops pulling. */
  refuse(slot: number): void {
    this.pods.markDead(slot)
    this.drain(slot)
  }

  /** A dead pod pulls nothing, so that nobody is misled by its being listed. */
  fail(slot: number, now: number): number {
    this.pods.markDead(slot)
    return this.kill(slot, now)
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

  inFlightOf(slot: number, now: number): number {
    return busyWorkers(this.pods.free, slot, this.pods.workers, now)
  }

  waitSeconds(slot: number, now: number): number {
    return this.pods.waitSeconds(slot, now)
  }

  takenCount(slot: number): number {
    return this.pods.taken[slot]
  }

  queueLength(now: number): number {
    this.expire(now, Number.POSITIVE_INFINITY)
    return this.queue.length
  }

  get quota(): CpuQuota | null {
    return this.pods.quota
  }

  abandon(): void {
    const { queue, consumers, recorder } = this
    for (; queue.length > 0; queue.dropHead()) recorder.ended[queue.source[queue.head] * outcomeStride + unfinished]++
    for (let worker = 0; worker < consumers.isOwed.length; worker++) {
      if (consumers.isOwed[worker] !== 0) recorder.ended[consumers.source[worker] * outcomeStride + unfinished]++
    }
  }

  rebase(seconds: number): void {
    this.pods.rebase(seconds)
    this.queue.rebase(seconds)
    this.consumers.rebase(seconds)
  }

  /** Open pods have changed: free workers take what waits. */
  private changed(now: number): void {
    this.consumers.readOrder()
    this.expire(now, Number.POSITIVE_INFINITY)
    this.pull(now, now)
  }

  private firstFreeAt(): number {
    const { first } = this.consumers
    return first < 0 ? Number.POSITIVE_INFINITY : this.pods.free[first]
  }

  /** Workers that become free at `limit` or before take what waits. What ends before `until` is booked at once. */
  private pull(limit: number, until: number): void {
    while (this.queue.length > 0) {
      const freeAt = this.firstFreeAt()
      if (freeAt > limit) return
      const { head, since, goneAt } = this.queue
      if (freeAt > goneAt[head]) this.dropGone()
      else this.takeOldest(Math.max(freeAt, since[head]), until)
    }
  }

  /** Drops what has given up at `limit` or before, and before `until`. */
  private expire(limit: number, until: number): void {
    const { queue } = this
    while (queue.length > 0 && queue.goneAt[queue.head] <= limit && queue.goneAt[queue.head] < until) this.dropGone()
  }

  private dropGone(): void {
    this.recorder.ended[this.queue.source[this.queue.head] * outcomeStride + timedOut]++
    this.queue.dropHead()
  }

  private takeOldest(start: number, until: number): void {
    const { queue, consumers, pods, recorder } = this
    const { head } = queue
    const worker = consumers.first
    if (consumers.isOwed[worker] !== 0) this.book(worker)
    const slot = Math.floor(worker / pods.workers)
    const seconds = queue.work[head] * pods.pace[slot]
    pods.taken[slot]++
    pods.accepted[slot] += seconds
    pods.free[worker] = pods.quota
      ? pods.quota.endAlone(worker, start, seconds, busyWorkers(pods.free, slot, pods.workers, start) + 1)
      : start + seconds
    recorder.busy[queue.source[head]] += seconds
    consumers.isOwed[worker] = 1
    consumers.sequence[worker] = queue.sequence[head]
    consumers.goneAt[worker] = queue.goneAt[head]
    consumers.arrivedAt[worker] = queue.arrivedAt[head]
    consumers.work[worker] = queue.work[head]
    consumers.source[worker] = queue.source[head]
    if (pods.free[worker] < until) this.book(worker)
    queue.dropHead()
    consumers.sink()
  }

  private book(worker: number): void {
    const { consumers, recorder } = this
    const source = consumers.source[worker]
    recorder.ended[source * outcomeStride + served]++
    recorder.series[recorder.seriesOf[source]].record(this.pods.free[worker] - consumers.arrivedAt[worker])
    consumers.isOwed[worker] = 0
  }

  private giveBack(worker: number, now: number): void {
    const { queue, consumers } = this
    const place = queue.insert(consumers.sequence[worker])
    queue.since[place] = now
    queue.goneAt[place] = consumers.goneAt[worker]
    queue.arrivedAt[place] = consumers.arrivedAt[worker]
    queue.work[place] = consumers.work[worker]
    queue.source[place] = consumers.source[worker]
    consumers.isOwed[worker] = 0
  }
}
