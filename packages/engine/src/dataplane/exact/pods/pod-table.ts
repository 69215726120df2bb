import { CpuQuota } from './cpu-quota.ts'

/** Slots and ring places that a table starts with; both grow. */
const firstSlots = 16
const firstRingSize = 16

/** What of a service's spec its pods must know. */
export type PodLimits = {
  readonly workers: number
  readonly queueLimit: number
  readonly patienceSeconds: number
  /** See `ServiceSpec`. */
  readonly stretch?: readonly number[] | null
  readonly hasPaces?: boolean
}

/**
 * The pods of one service as columns by slot. A pod is a few instants at which its workers are free. Where queues are bounded it also
 * remembers when the last requests that joined it stopped waiting (started, or gave up): these instants ascend, so the queue is full if and
 * only if the one `queueLimit` places back still lies ahead. Instants are relative to the origin of time. Loops read the columns directly;
 * only this class makes them larger.
 */
export class PodTable {
  readonly workers: number
  readonly queueLimit: number
  /** Longest wait that anybody accepts: none where there is no place to wait in. */
  readonly longestWait: number
  /** Requests taken on since the pod was opened; only counted where a signal asks. */
  taken = new Float64Array(firstSlots)
  /** Worker-seconds accepted since the pod was opened. */
  accepted = new Float64Array(firstSlots)
  /** How many times as long as asked for it works on a request. */
  pace = new Float64Array(firstSlots)
  /** `workers` instants a slot at which each is free. */
  free: Float64Array

  /** `ringSize` places a slot, a power of two; the one that joins as number n is at n modulo that. */
  ring: Float64Array
  ringSize: number
  /** Requests that joined each slot, modulo 2^32. */
  joined = new Int32Array(firstSlots)

  /** Slots that take requests, in the order in which they were opened. */
  order = new Int32Array(firstSlots)
  openCount = 0
  /** Position in `order` of the pod whose turn is next. */
  cursor = 0
  /** Counts changes of `order`. */
  version = 0
  /** The version at which each slot was put into the rotation, 0 while it is out of it: tells a pod from the next one in its slot. */
  listedAs = new Int32Array(firstSlots)
  /** Pods that serve nothing any more although they are still chosen: the balancer has not heard yet. */
  isDead = new Uint8Array(firstSlots)
  deadCount = 0
  /** Null where no CPU limit holds the pods back. */
  readonly quota: CpuQuota | null
  private slots = firstSlots

  constructor({ workers, queueLimit, patienceSeconds, stretch }: PodLimits) {
    this.workers = workers
    this.queueLimit = queueLimit
    this.longestWait = queueLimit === 0 ? 0 : patienceSeconds
    this.free = new Float64Array(firstSlots * workers)
    this.quota = stretch ? new CpuQuota(stretch) : null
    this.quota?.fit(firstSlots * workers)
    this.ringSize = queueLimit === Number.POSITIVE_INFINITY ? 1 : firstRingSize
    this.ring = new Float64Array(firstSlots * this.ringSize).fill(Number.NEGATIVE_INFINITY)
  }

  /** Slots that the columns have room for. */
  get capacity(): number {
    return this.slots
  }

  /** Places back at which a request that still waits means that there is no room in the ring, or in the queue. */
  get lag(): number {
    return Math.min(this.queueLimit, this.ringSize)
  }

  open(slot: number, now: number, pace: number): void {
    while (slot >= this.slots) this.addSlots()
    this.pace[slot] = pace
    this.accepted[slot] = 0
    this.taken[slot] = 0
    this.clear(slot, now)
    this.resume(slot)
  }

  /** Puts a slot into the rotation, last in order, with what it holds. */
  resume(slot: number): void {
    this.order[this.openCount++] = slot
    this.listedAs[slot] = ++this.version
  }

  /** Takes a slot out of the rotation; the turn stays with the pod that had it. False when it wasn't in it. */
  close(slot: number): boolean {
    const position = this.order.subarray(0, this.openCount).indexOf(slot)
    if (position < 0) return false
    this.order.copyWithin(position, position + 1, this.openCount)
    this.openCount--
    this.listedAs[slot] = 0
    if (position < this.cursor) this.cursor--
    if (this.cursor >= this.openCount) this.cursor = 0
    this.version++
    return true
  }

  /** What is sent to the pod from now on fails. */
  markDead(slot: number): void {
    if (this.isDead[slot] === 0) this.deadCount++
    this.isDead[slot] = 1
  }

  /** Nobody sends to the pod any more; its slot may be opened again. */
  remove(slot: number): void {
    this.close(slot)
    if (this.isDead[slot] === 1) this.deadCount--
    this.isDead[slot] = 0
  }

  /** Drops what a pod would still have worked. */
  stop(slot: number, now: number): void {
    this.accepted[slot] = this.busySeconds(slot, now)
    this.clear(slot, now)
  }

  /** Worker-seconds worked up to now: what was accepted, less what lies ahead. Ahead, a worker is busy without a gap. */
  busySeconds(slot: number, now: number): number {
    if (slot >= this.slots) return 0
    const end = (slot + 1) * this.workers
    let ahead = 0
    for (let worker = end - this.workers; worker < end; worker++)
      ahead += this.quota ? this.quota.workAhead(worker, this.free[worker], now) : Math.max(0, this.free[worker] - now)
    return Math.max(0, this.accepted[slot] - ahead)
  }

  /** `busySeconds` of many pods, row by row. */
  readBusySeconds(slots: Int32Array, count: number, now: number, into: Float64Array): void {
    for (let row = 0; row < count; row++) into[row] = this.busySeconds(slots[row], now)
  }

  /** Time until the first worker is free. */
  waitSeconds(slot: number, now: number): number {
    const first = slot * this.workers
    return Math.max(0, this.free.subarray(first, first + this.workers).reduce((least, at) => Math.min(least, at)) - now)
  }

  rebase(seconds: number): void {
    for (let i = 0; i < this.free.length; i++) this.free[i] -= seconds
    for (let i = 0; i < this.ring.length; i++) this.ring[i] -= seconds
    this.quota?.rebase(seconds)
  }

  /** Doubles the places of every ring. Called when one is full but its queue isn't. */
  growRings(): void {
    const { ring, ringSize, joined } = this
    this.ringSize = ringSize * 2
    this.ring = new Float64Array(this.slots * this.ringSize).fill(Number.NEGATIVE_INFINITY)
    for (let slot = 0; slot < this.slots; slot++) {
      for (let back = 1; back <= ringSize; back++) {
        const number = joined[slot] - back
        this.ring[slot * this.ringSize + (number & (this.ringSize - 1))] = ring[slot * ringSize + (number & (ringSize - 1))]
      }
    }
  }

  private clear(slot: number, now: number): void {
    this.free.fill(now, slot * this.workers, (slot + 1) * this.workers)
    this.ring.fill(Number.NEGATIVE_INFINITY, slot * this.ringSize, (slot + 1) * this.ringSize)
  }

  private addSlots(): void {
    const slots = this.slots * 2
    this.taken = grown(this.taken, new Float64Array(slots))
    this.accepted = grown(this.accepted, new Float64Array(slots))
    this.pace = grown(this.pace, new Float64Array(slots))
    this.free = grown(this.free, new Float64Array(slots * this.workers))
    this.quota?.fit(slots * this.workers)
    this.ring = grown(this.ring, new Float64Array(slots * this.ringSize))
    this.joined = grown(this.joined, new Int32Array(slots))
    this.order = grown(this.order, new Int32Array(slots))
    this.listedAs = grown(this.listedAs, new Int32Array(slots))
    this.isDead = grown(this.isDead, new Uint8Array(slots))
    this.slots = slots
  }
}

function grown<Column extends Float64Array | Int32Array | Uint8Array>(from: Column, to: Column): Column {
  to.set(from)
  return to
}
