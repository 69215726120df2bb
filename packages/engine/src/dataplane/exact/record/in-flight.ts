import { outcomeCode } from '@plimsoll/models'
import { inSteps } from './latency-recorder.ts'
import { outcomeStride, type Recorder } from './recorder.ts'

const { served, failed, unfinished } = outcomeCode

/** What is left after a sweep may double before the next one, and grow by this at least: so a request is looked at few times. */
const leastGrowth = 4096

/**
 * Requests of one service that have not ended by the end of the window in which they came. They are booked when time has passed their
 * end, or when their pod dies first.
 */
export class InFlight {
  /** Columns of `length` rows; loops that have made room write to them directly. */
  end = new Float64Array(leastGrowth)
  arrivedAt = new Float64Array(leastGrowth)
  slot = new Int32Array(leastGrowth)
  source = new Uint16Array(leastGrowth)
  outcome = new Uint8Array(leastGrowth)
  length = 0
  /** Scratch as long as the columns. */
  private latencies = new Float64Array(leastGrowth)
  private sweepAt = leastGrowth
  private readonly recorder: Recorder

  constructor(recorder: Recorder) {
    this.recorder = recorder
  }

  /** Makes the columns long enough for so many more rows. */
  makeRoom(rows: number): void {
    while (this.length + rows > this.end.length) this.grow()
  }

  /** Adds a row; there is room for it. */
  add(end: number, arrivedAt: number, slot: number, source: number, outcome: number): void {
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
    const { length, end, arrivedAt, slot, source, outcome, latencies } = this
    const { ended, series, seriesOf } = this.recorder
    const isOneSeries = series.length === 1
    let kept = 0
    let found = 0
    let seconds = 0
    let longest = 0
    for (let i = 0; i < length; i++) {
      if (end[i] < until) {
        ended[source[i] * outcomeStride + outcome[i]]++
        if (outcome[i] !== served) continue
        const latency = end[i] - arrivedAt[i]
        if (!isOneSeries) {
          series[seriesOf[source[i]]].record(latency)
          continue
        }
        latencies[found++] = latency
        seconds += inSteps(latency)
        if (latency > longest) longest = latency
        continue
      }
      end[kept] = end[i]
      arrivedAt[kept] = arrivedAt[i]
      slot[kept] = slot[i]
      source[kept] = source[i]
      outcome[kept] = outcome[i]
      kept++
    }
    if (isOneSeries) series[0].recordMany(latencies, found, seconds, longest)
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
    this.latencies = new Float64Array(capacity)
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
