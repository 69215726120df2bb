/**
 * Requests that wait in a broker, in the order in which they first came: a ring of rows in columns. What is given back takes its old place.
 * Instants are relative to the origin of time.
 */
export class BrokerQueue {
  /** Place in the order of all that ever came. */
  sequence = new Float64Array(64)
  /** Since when it can be taken: when it came, or was given back. */
  since = new Float64Array(64)
  /** When it is given up. Ascends along the queue. */
  goneAt = new Float64Array(64)
  arrivedAt = new Float64Array(64)
  work = new Float64Array(64)
  source = new Uint16Array(64)
  /** Row of the oldest. */
  head = 0
  length = 0

  /** A row for one that came as number `sequence`, before all that came later; the caller fills the other columns. */
  insert(sequence: number): number {
    if (this.length === this.sequence.length) this.grow()
    const mask = this.sequence.length - 1
    const isLast = this.length === 0 || this.sequence[(this.head + this.length - 1) & mask] < sequence
    let row = isLast ? (this.head + this.length) & mask : (this.head - 1) & mask
    if (!isLast) {
      this.head = row
      for (let passed = 0; passed < this.length && this.sequence[(row + 1) & mask] < sequence; passed++) {
        this.move((row + 1) & mask, row)
        row = (row + 1) & mask
      }
    }
    this.sequence[row] = sequence
    this.length++
    return row
  }

  dropHead(): void {
    this.head = (this.head + 1) & (this.sequence.length - 1)
    this.length--
  }

  rebase(seconds: number): void {
    for (let row = 0; row < this.since.length; row++) {
      this.since[row] -= seconds
      this.goneAt[row] -= seconds
      this.arrivedAt[row] -= seconds
    }
  }

  private move(from: number, to: number): void {
    this.sequence[to] = this.sequence[from]
    this.since[to] = this.since[from]
    this.goneAt[to] = this.goneAt[from]
    this.arrivedAt[to] = this.arrivedAt[from]
    this.work[to] = this.work[from]
    this.source[to] = this.source[from]
  }

  /** Doubles the ring; the oldest comes to row 0. */
  private grow(): void {
    const { head } = this
    const capacity = this.sequence.length * 2
    const unrolled = <Column extends Float64Array | Uint16Array>(from: Column, to: Column) => {
      to.set(from.subarray(head))
      to.set(from.subarray(0, head), from.length - head)
      return to
    }
    this.sequence = unrolled(this.sequence, new Float64Array(capacity))
    this.since = unrolled(this.since, new Float64Array(capacity))
    this.goneAt = unrolled(this.goneAt, new Float64Array(capacity))
    this.arrivedAt = unrolled(this.arrivedAt, new Float64Array(capacity))
    this.work = unrolled(this.work, new Float64Array(capacity))
    this.source = unrolled(this.source, new Uint16Array(capacity))
    this.head = 0
  }
}
