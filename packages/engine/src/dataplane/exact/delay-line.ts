import type { Rows } from './rows.ts'

/**
 * Requests that a limiter holds back, by the instant at which they may go on, and in order of arrival at one instant: a binary heap of
 * rows in columns.
 */
export class DelayLine {
  private enteredAt = new Float64Array(64)
  private sequence = new Float64Array(64)
  private arrivedAt = new Float64Array(64)
  private work = new Float64Array(64)
  private source = new Uint16Array(64)
  private length = 0
  private nextSequence = 0

  get size(): number {
    return this.length
  }

  /** When the next one may go on; Infinity when none waits. */
  get nextAt(): number {
    return this.length === 0 ? Number.POSITIVE_INFINITY : this.enteredAt[0]
  }

  push(enteredAt: number, arrivedAt: number, work: number, source: number): void {
    if (this.length === this.enteredAt.length) this.grow()
    const sequence = this.nextSequence++
    let hole = this.length++
    while (hole > 0) {
      const parent = (hole - 1) >> 1
      if (this.enteredAt[parent] <= enteredAt) break
      this.move(parent, hole)
      hole = parent
    }
    this.enteredAt[hole] = enteredAt
    this.sequence[hole] = sequence
    this.arrivedAt[hole] = arrivedAt
    this.work[hole] = work
    this.source[hole] = source
  }

  /** Moves the next one into a row. */
  popInto(rows: Rows, row: number): void {
    rows.enteredAt[row] = this.enteredAt[0]
    rows.arrivedAt[row] = this.arrivedAt[0]
    rows.work[row] = this.work[0]
    rows.source[row] = this.source[0]
    const last = --this.length
    let hole = 0
    for (let child = 1; child < last; child = 2 * hole + 1) {
      if (child + 1 < last && this.isBefore(child + 1, child)) child++
      if (this.isBefore(last, child)) break
      this.move(child, hole)
      hole = child
    }
    this.move(last, hole)
  }

  /** Sources of what is still held back. */
  heldSources(): Uint16Array {
    return this.source.subarray(0, this.length)
  }

  rebase(seconds: number): void {
    for (let i = 0; i < this.length; i++) {
      this.enteredAt[i] -= seconds
      this.arrivedAt[i] -= seconds
    }
  }

  private isBefore(a: number, b: number): boolean {
    if (this.enteredAt[a] !== this.enteredAt[b]) return this.enteredAt[a] < this.enteredAt[b]
    return this.sequence[a] < this.sequence[b]
  }

  private move(from: number, to: number): void {
    this.enteredAt[to] = this.enteredAt[from]
    this.sequence[to] = this.sequence[from]
    this.arrivedAt[to] = this.arrivedAt[from]
    this.work[to] = this.work[from]
    this.source[to] = this.source[from]
  }

  private grow(): void {
    const { enteredAt, sequence, arrivedAt, work, source } = this
    const capacity = enteredAt.length * 2
    this.enteredAt = new Float64Array(capacity)
    this.sequence = new Float64Array(capacity)
    this.arrivedAt = new Float64Array(capacity)
    this.work = new Float64Array(capacity)
    this.source = new Uint16Array(capacity)
    this.enteredAt.set(enteredAt)
    this.sequence.set(sequence)
    this.arrivedAt.set(arrivedAt)
    this.work.set(work)
    this.source.set(source)
  }
}
