/** Names one entry of an agenda; see `Agenda.cancel`. */
export type AgendaHandle = number

const arity = 4

/**
 * What will happen, in the order (time, phase, sequence): at one time lower phases first, within a phase first come, first served.
 * A heap with four children a node; keys in columns. Times may be any numbers but NaN.
 */
export class Agenda<E> {
  private times = new Float64Array(64)
  private phases = new Int32Array(64)
  private handles = new Float64Array(64)
  private entries: (E | undefined)[] = []
  private length = 0
  private nextHandle = 0
  /** Entries that were cancelled but are still in the heap. */
  private readonly cancelled = new Set<AgendaHandle>()
  private readonly present = new Set<AgendaHandle>()

  /** Entries that are still to come. */
  get size(): number {
    return this.length - this.cancelled.size
  }

  /** Adds an entry. The handle counts up, and is the last part of the order. */
  push(time: number, phase: number, entry: E): AgendaHandle {
    if (Number.isNaN(time)) throw new RangeError('the time of an agenda entry is not a number')
    if (this.length === this.times.length) this.grow()
    const handle = this.nextHandle++
    this.present.add(handle)
    this.siftUp(this.length++, time, phase, handle, entry)
    return handle
  }

  /** Takes an entry back; false when it has already happened or was cancelled before. */
  cancel(handle: AgendaHandle): boolean {
    if (!this.present.delete(handle)) return false
    this.cancelled.add(handle)
    return true
  }

  /** Time of the next entry; undefined when nothing is left. */
  peekTime(): number | undefined {
    this.dropCancelled()
    return this.length === 0 ? undefined : this.times[0]
  }

  /** @throws RangeError when nothing is left */
  pop(): E {
    this.dropCancelled()
    if (this.length === 0) throw new RangeError('the agenda is empty')
    const entry = this.entries[0] as E
    this.present.delete(this.handles[0])
    this.removeFirst()
    return entry
  }

  private dropCancelled(): void {
    while (this.length > 0 && this.cancelled.delete(this.handles[0])) this.removeFirst()
  }

  private removeFirst(): void {
    const last = --this.length
    const entry = this.entries[last]
    this.entries[last] = undefined
    if (last > 0) this.siftDown(this.times[last], this.phases[last], this.handles[last], entry)
  }

  private siftUp(from: number, time: number, phase: number, handle: number, entry: E): void {
    let hole = from
    while (hole > 0) {
      const parent = Math.floor((hole - 1) / arity)
      if (!this.isBefore(time, phase, handle, parent)) break
      this.move(parent, hole)
      hole = parent
    }
    this.place(hole, time, phase, handle, entry)
  }

  private siftDown(time: number, phase: number, handle: number, entry: E | undefined): void {
    let hole = 0
    for (;;) {
      const first = hole * arity + 1
      if (first >= this.length) break
      let least = first
      const end = Math.min(first + arity, this.length)
      for (let child = first + 1; child < end; child++) {
        if (this.isBefore(this.times[child], this.phases[child], this.handles[child], least)) least = child
      }
      if (this.isBefore(time, phase, handle, least)) break
      this.move(least, hole)
      hole = least
    }
    this.place(hole, time, phase, handle, entry)
  }

  private isBefore(time: number, phase: number, handle: number, other: number): boolean {
    if (time !== this.times[other]) return time < this.times[other]
    if (phase !== this.phases[other]) return phase < this.phases[other]
    return handle < this.handles[other]
  }

  private move(from: number, to: number): void {
    this.place(to, this.times[from], this.phases[from], this.handles[from], this.entries[from])
  }

  private place(at: number, time: number, phase: number, handle: number, entry: E | undefined): void {
    this.times[at] = time
    this.phases[at] = phase
    this.handles[at] = handle
    this.entries[at] = entry
  }

  private grow(): void {
    const capacity = this.times.length * 2
    const times = new Float64Array(capacity)
    times.set(this.times)
    const phases = new Int32Array(capacity)
    phases.set(this.phases)
    const handles = new Float64Array(capacity)
    handles.set(this.handles)
    this.times = times
    this.phases = phases
    this.handles = handles
  }
}
