import { tray } from '@plimsoll/kernel'
import { outcomeCode } from '@plimsoll/models'
import type { PodTable } from '../pods/pod-table.ts'
import { chunk } from '../rows.ts'
import { outcomeStride, type Recorder } from './recorder.ts'

const { served, failed, unfinished } = outcomeCode

/** What is left after a sweep may double before the next one, and grow by this at least: so a request is looked at few times. */
const leastGrowth = 4096

/**
 * Requests of one service that have not ended by the end of the window in which they came. They are booked when time has passed their
 * end, or when their pod dies first.
 */
export class InFlight {
  /** Two places a row: when it ends, when it arrived. */
  private times = new Float64Array(2 * leastGrowth)
  /** Two places a row: its slot, its source · `outcomeStride` + its outcome, which is its counter in the books. */
  private tags = new Int32Array(2 * leastGrowth)
  length = 0
  private sweepAt = leastGrowth
  private readonly recorder: Recorder

  constructor(recorder: Recorder) {
    this.recorder = recorder
  }

  /** Adds some rows of the chunk, in order. */
  addRows(rows: Int32Array, count: number): void {
    while (2 * (this.length + count) > this.times.length) this.grow()
    const { times, tags } = this
    const { arrivedAt, source, slot, end, outcome } = chunk
    let place = 2 * this.length
    for (let i = 0; i < count; i++) {
      const row = rows[i]
      times[place] = end[row]
      times[place + 1] = arrivedAt[row]
      tags[place] = slot[row]
      tags[place + 1] = source[row] * outcomeStride + outcome[row]
      place += 2
    }
    this.length += count
  }

  /** Whether so much has come since the last sweep that another one pays. */
  get isGrown(): boolean {
    return this.length >= this.sweepAt
  }

  /** Books what has ended before `until`; all of it within the open bucket and hour. */
  sweep(until: number): void {
    const { length, recorder } = this
    let kept = 0
    for (let from = 0; from < length; from += tray.length) {
      const end = Math.min(from + tray.length, length)
      kept = recorder.offered.length === 1 ? this.sweepOneSource(from, end, kept, until) : this.sweepManySources(from, end, kept, until)
    }
    this.length = kept
    this.sweepAt = kept * 2 + leastGrowth
  }

  /** Everything that a pod has not finished by `now` fails. Returns how much. */
  kill(slot: number, now: number): number {
    const { times, tags, length } = this
    const { ended } = this.recorder
    let kept = 0
    for (let row = 0; row < length; row++) {
      if (tags[2 * row] === slot && times[2 * row] > now) ended[sourceOf(tags[2 * row + 1]) * outcomeStride + failed]++
      else this.move(row, kept++)
    }
    this.length = kept
    return length - kept
  }

  /** Adds to `counts[slot]` the requests that each pod holds at `now`. */
  countBySlot(now: number, counts: Int32Array): void {
    for (let row = 0; row < this.length; row++) if (this.times[2 * row] > now) counts[this.tags[2 * row]]++
  }

  /**
   * Writes into the rings when what waits in one-worker pods at `now` stops waiting: at the end of the one before it, or when it gives up.
   *
   * @param lastEnds scratch by slot, all -Infinity: end of the last one that will be served
   */
  fillRings(now: number, { ring, ringSize, joined }: PodTable, lastEnds: Float64Array): void {
    const { times, tags, length } = this
    const mask = ringSize - 1
    for (let row = 0; row < length; row++) {
      const end = times[2 * row]
      if (end <= now) continue
      const slot = tags[2 * row]
      const isServed = tags[2 * row + 1] % outcomeStride === served
      const stopsWaitingAt = isServed ? lastEnds[slot] : end
      if (isServed) lastEnds[slot] = end
      if (stopsWaitingAt > now) ring[slot * ringSize + (joined[slot]++ & mask)] = stopsWaitingAt
    }
  }

  /** The run ends: what is left stays unfinished. */
  abandon(): void {
    for (let row = 0; row < this.length; row++) this.recorder.ended[sourceOf(this.tags[2 * row + 1]) * outcomeStride + unfinished]++
    this.length = 0
  }

  rebase(seconds: number): void {
    for (let i = 0; i < 2 * this.length; i++) this.times[i] -= seconds
  }

  /** Books rows `from` to `end` - 1 or moves them to `kept` and on, without a branch on which it is, as `settleOneSource`; what is kept then. */
  private sweepOneSource(from: number, end: number, keptBefore: number, until: number): number {
    const { times, tags } = this
    const { ended, series } = this.recorder
    let kept = keptBefore
    let found = 0
    for (let place = 2 * from; place < 2 * end; place += 2) {
      const endsAt = times[place]
      const arrivedAt = times[place + 1]
      const slot = tags[place]
      const counter = tags[place + 1]
      const hasEnded = Number(endsAt < until)
      times[2 * kept] = endsAt
      times[2 * kept + 1] = arrivedAt
      tags[2 * kept] = slot
      tags[2 * kept + 1] = counter
      kept += 1 - hasEnded
      if (counter !== served) {
        ended[counter] += hasEnded
        continue
      }
      tray[found] = endsAt - arrivedAt
      found += hasEnded
    }
    ended[served] += found
    series[0].recordTray(found)
    return kept
  }

  private sweepManySources(from: number, end: number, keptBefore: number, until: number): number {
    const { times, tags } = this
    const { ended, series, seriesOf } = this.recorder
    let kept = keptBefore
    for (let row = from; row < end; row++) {
      if (times[2 * row] >= until) {
        this.move(row, kept++)
        continue
      }
      const counter = tags[2 * row + 1]
      const source = sourceOf(counter)
      ended[counter]++
      if (counter === source * outcomeStride + served) series[seriesOf[source]].record(times[2 * row] - times[2 * row + 1])
    }
    return kept
  }

  private move(from: number, to: number): void {
    const { times, tags } = this
    times[2 * to] = times[2 * from]
    times[2 * to + 1] = times[2 * from + 1]
    tags[2 * to] = tags[2 * from]
    tags[2 * to + 1] = tags[2 * from + 1]
  }

  private grow(): void {
    const { times, tags } = this
    this.times = new Float64Array(times.length * 2)
    this.times.set(times)
    this.tags = new Int32Array(tags.length * 2)
    this.tags.set(tags)
  }
}

/** Source of a counter in the books. */
function sourceOf(counter: number): number {
  return Math.floor(counter / outcomeStride)
}
