const firstBuckets = 256

/** Buckets are this many gaps between arrivals wide; rebuilt when they have become four times too wide or too narrow. */
const gapsPerBucket = 2

/**
 * Instants at which requests leave, to be counted off in no particular order: buckets of equal width used over and over, an unsorted
 * list in each. `drain` visits only the buckets that time has passed since the last call. Its columns are for the loop that owns it.
 */
export class Calendar {
  private buckets = firstBuckets
  private perSecond = 1
  private heads = new Int32Array(firstBuckets).fill(-1)
  private ends = new Float64Array(firstBuckets)
  private slots = new Int32Array(firstBuckets)
  private nexts = new Int32Array(firstBuckets)
  private free = -1
  private used = 0
  private count = 0
  /** Number of the bucket that is being drained, counted from the origin of time. */
  private current = 0

  insert(end: number, slot: number): void {
    let entry = this.free
    if (entry >= 0) this.free = this.nexts[entry]
    else {
      if (this.used === this.ends.length) this.grow()
      entry = this.used++
    }
    const bucket = (end * this.perSecond) & (this.buckets - 1)
    this.ends[entry] = end
    this.slots[entry] = slot
    this.nexts[entry] = this.heads[bucket]
    this.heads[bucket] = entry
    this.count++
  }

  /** Takes out everything that leaves at `now` or before, and writes the slots; returns how many. `now` never goes back. */
  drain(now: number, out: Int32Array): number {
    const target = Math.floor(now * this.perSecond)
    const { ends, slots, nexts, heads } = this
    const mask = this.buckets - 1
    let bucket = this.current
    if (target - bucket > mask) bucket = target - mask
    let found = 0
    for (; bucket <= target; bucket++) {
      let before = -1
      let entry = heads[bucket & mask]
      while (entry >= 0) {
        const next = nexts[entry]
        if (ends[entry] <= now) {
          out[found++] = slots[entry]
          if (before < 0) heads[bucket & mask] = next
          else nexts[before] = next
          nexts[entry] = this.free
          this.free = entry
        } else before = entry
        entry = next
      }
    }
    this.current = target
    this.count -= found
    return found
  }

  /** Most slots that one `drain` may write. */
  get size(): number {
    return this.count
  }

  /** Fits width and number of buckets to how densely requests arrive, before a chunk. */
  fit(now: number, gapSeconds: number): void {
    const width = 1 / this.perSecond
    const isFitting = width > (gapsPerBucket * gapSeconds) / 4 && width < gapsPerBucket * gapSeconds * 4
    if ((isFitting || !(gapSeconds > 0)) && this.count <= this.buckets * 2) return
    if (gapSeconds > 0) this.perSecond = 1 / (gapsPerBucket * gapSeconds)
    while (this.count > this.buckets) this.buckets *= 2
    this.rebuild(now, () => true)
  }

  /** Takes out everything of a slot. */
  remove(slot: number, now: number): void {
    this.rebuild(now, (other) => other !== slot)
  }

  rebase(seconds: number, now: number): void {
    for (let entry = 0; entry < this.used; entry++) this.ends[entry] -= seconds
    this.rebuild(now - seconds, () => true)
  }

  private rebuild(now: number, keeps: (slot: number) => boolean): void {
    const kept: number[] = []
    for (const head of this.heads)
      for (let entry = head; entry >= 0; entry = this.nexts[entry]) if (keeps(this.slots[entry])) kept.push(entry)
    const ends = kept.map((entry) => this.ends[entry])
    const slots = kept.map((entry) => this.slots[entry])
    this.heads = new Int32Array(this.buckets).fill(-1)
    this.free = -1
    this.used = 0
    this.count = 0
    this.current = Math.floor(now * this.perSecond)
    for (let i = 0; i < ends.length; i++) this.insert(ends[i], slots[i])
  }

  private grow(): void {
    const capacity = this.ends.length * 2
    const ends = new Float64Array(capacity)
    ends.set(this.ends)
    const slots = new Int32Array(capacity)
    slots.set(this.slots)
    const nexts = new Int32Array(capacity)
    nexts.set(this.nexts)
    this.ends = ends
    this.slots = slots
    this.nexts = nexts
  }
}
