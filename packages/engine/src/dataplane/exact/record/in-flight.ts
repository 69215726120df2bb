import { outcomeCode } from '@plimsoll/models'
import { outcomeStride, type Recorder } from './recorder.ts'

const { served, failed, unfinished } = outcomeCode

/** What is left after a sweep may double before the next one, and grow by this at least: so a request is looked at few times. */
const leastGrowth = 4096

/**
 * Requests of one service that have not ended by the end of the window in which they came. They are booked when time has passed their
 * end, or when their pod dies first.
 */
export class InFlight {
  private end = new Float64Array(leastGrowth)
  private arrivedAt = new Float64Array(leastGrowth)
  private slot = new Int32Array(leastGrowth)
  private source = new Uint16Array(leastGrowth)
  private outcome = new Uint8Array(leastGrowth)
  private length = 0
  private sweepAt = leastGrowth
  private readonly recorder: Recorder

  constructor(recorder: Recorder) {
    this.recorder = recorder
  }

  add(end: number, arrivedAt: number, slot: number, source: number, outcome: number): void {
    if (this.length === this.end.length) this.grow()
    const i = this.length++
    this.end[i] = end
    this.arrivedAt[i] = arrivedAt
    this.slot[i] = slot
    this.source[i] = source
    this.outcome[i] = outcome
  }

  /** Whether so much has come since the last sweep that another one pays. */
  get isGrown(): boolean {
    return this.length >= this.sweepAt
  }

  /** Books what has ended before `until`; all of it within the open bucket and hour. */
  sweep(until: number): void {
    let kept = 0
    for (let i = 0; i < this.length; i++) {
      if (this.end[i] < until) this.book(i)
      else this.move(i, kept++)
    }
    this.length = kept
    this.sweepAt = kept * 2 + leastGrowth
  }

  /** Everything that a pod has not finished by `now` fails. Returns how much. */
  kill(slot: number, now: number): number {
    let kept = 0
    for (let i = 0; i < this.length; i++) {
      if (this.slot[i] === slot && this.end[i] > now) this.recorder.ended[this.source[i] * outcomeStride + failed]++
      else this.move(i, kept++)
    }
    const lost = this.length - kept
    this.length = kept
    return lost
  }

  /** Adds to `counts[slot]` the requests that each pod holds at `now`. */
  countBySlot(now: number, counts: Int32Array): void {
    for (let i = 0; i < this.length; i++) if (this.end[i] > now) counts[this.slot[i]]++
  }

  /** The run ends: what is left stays unfinished. */
  abandon(): void {
    for (let i = 0; i < this.length; i++) this.recorder.ended[this.source[i] * outcomeStride + unfinished]++
    this.length = 0
  }

  rebase(seconds: number): void {
    for (let i = 0; i < this.length; i++) {
      this.end[i] -= seconds
      this.arrivedAt[i] -= seconds
    }
  }

  private book(i: number): void {
    const source = this.source[i]
    this.recorder.ended[source * outcomeStride + this.outcome[i]]++
    if (this.outcome[i] === served) this.recorder.series[this.recorder.seriesOf[source]].record(this.end[i] - this.arrivedAt[i])
  }

  private move(from: number, to: number): void {
    this.end[to] = this.end[from]
    this.arrivedAt[to] = this.arrivedAt[from]
    this.slot[to] = this.slot[from]
    this.source[to] = this.source[from]
    this.outcome[to] = this.outcome[from]
  }

  private grow(): void {
    const capacity = this.end.length * 2
    const { end, arrivedAt, slot, source, outcome } = this
    this.end = new Float64Array(capacity)
    this.arrivedAt = new Float64Array(capacity)
    this.slot = new Int32Array(capacity)
    this.source = new Uint16Array(capacity)
    this.outcome = new Uint8Array(capacity)
    this.end.set(end)
    this.arrivedAt.set(arrivedAt)
    this.slot.set(slot)
    this.source.set(source)
    this.outcome.set(outcome)
  }
}
