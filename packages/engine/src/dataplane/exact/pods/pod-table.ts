/** Slots and ring places that a table starts with; both grow. */
const firstSlots = 16
const firstRingSize = 16

/** What of a service's spec its pods must know. */
export type PodLimits = { readonly workers: number; readonly queueLimit: number; readonly patienceSeconds: number }

/**
 * The pods of one service as columns by slot. A pod is a few instants at which its workers are free: no request is remembered here but those
 * that wait, by the instant at which each stops waiting (starts, or gives up), so that a full queue is noticed. Instants are relative
 * to the origin of time. Loops read the columns directly; only this class makes them larger.
 */
export class PodTable {
  readonly workers: number
  readonly queueLimit: number
  readonly patienceSeconds: number
  /** Numbers a slot has in `state`: accepted worker-seconds, then the instants at which its workers are free. */
  readonly stride: number
  state: Float64Array

  /** `ringSize` places a slot, a power of two: ascending instants at which requests stop waiting, some of them past. */
  ring: Float64Array
  ringSize = firstRingSize
  ringHead = new Int32Array(firstSlots)
  ringCount = new Int32Array(firstSlots)

  /** Slots that take requests, in the order in which they were opened. */
  order = new Int32Array(firstSlots)
  openCount = 0
  /** Position in `order` of the pod whose turn is next. */
  cursor = 0
  /** Counts changes of `order`. */
  version = 0
  private slots = firstSlots

  constructor({ workers, queueLimit, patienceSeconds }: PodLimits) {
    this.workers = workers
    this.queueLimit = queueLimit
    this.patienceSeconds = patienceSeconds
    this.stride = workers + 1
    this.state = new Float64Array(firstSlots * this.stride)
    this.ring = new Float64Array(firstSlots * firstRingSize)
  }

  /** Slots that the columns have room for. */
  get capacity(): number {
    return this.slots
  }

  open(slot: number, now: number): void {
    while (slot >= this.slots) this.addSlots()
    const base = slot * this.stride
    this.state[base] = 0
    this.state.fill(now, base + 1, base + this.stride)
    this.ringCount[slot] = 0
    this.order[this.openCount++] = slot
    this.version++
  }

  /** Takes a slot out of the rotation; the turn stays with the pod that had it. False when it wasn't in it. */
  close(slot: number): boolean {
    const position = this.order.subarray(0, this.openCount).indexOf(slot)
    if (position < 0) return false
    this.order.copyWithin(position, position + 1, this.openCount)
    this.openCount--
    if (position < this.cursor) this.cursor--
    if (this.cursor >= this.openCount) this.cursor = 0
    this.version++
    return true
  }

  /** Drops what a pod would still have worked. */
  stop(slot: number, now: number): void {
    const base = slot * this.stride
    this.state[base] = this.busySeconds(slot, now)
    this.state.fill(now, base + 1, base + this.stride)
    this.ringCount[slot] = 0
  }

  /** Worker-seconds worked up to now: what was accepted, less what lies ahead. Ahead, a worker is busy without a gap. */
  busySeconds(slot: number, now: number): number {
    if (slot >= this.slots) return 0
    const base = slot * this.stride
    let ahead = 0
    for (let worker = 1; worker <= this.workers; worker++) ahead += Math.max(0, this.state[base + worker] - now)
    return Math.max(0, this.state[base] - ahead)
  }

  rebase(seconds: number): void {
    for (let i = 0; i < this.state.length; i++) if (i % this.stride !== 0) this.state[i] -= seconds
    for (let i = 0; i < this.ring.length; i++) this.ring[i] -= seconds
  }

  /** Doubles the places of every ring. Called when one is full but its queue isn't. */
  growRings(): void {
    const size = this.ringSize * 2
    const ring = new Float64Array(this.slots * size)
    for (let slot = 0; slot < this.slots; slot++) {
      for (let i = 0; i < this.ringCount[slot]; i++) {
        ring[slot * size + i] = this.ring[slot * this.ringSize + ((this.ringHead[slot] + i) & (this.ringSize - 1))]
      }
      this.ringHead[slot] = 0
    }
    this.ring = ring
    this.ringSize = size
  }

  private addSlots(): void {
    const slots = this.slots * 2
    this.state = grown(this.state, new Float64Array(slots * this.stride))
    this.ring = grown(this.ring, new Float64Array(slots * this.ringSize))
    this.ringHead = grown(this.ringHead, new Int32Array(slots))
    this.ringCount = grown(this.ringCount, new Int32Array(slots))
    this.order = grown(this.order, new Int32Array(slots))
    this.slots = slots
  }
}

function grown<Column extends Float64Array | Int32Array>(from: Column, to: Column): Column {
  to.set(from)
  return to
}
