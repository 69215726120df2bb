import type { Stream } from '@plimsoll/kernel'

const gapsAtOnce = 2048

/**
 * Random arrivals whose rate changes by steps. Time is stretched by the rate: in stretched time the gaps are exponential with mean 1, whatever
 * the rate, and the part of a gap that a step leaves unused goes on in the next. So one more step, or another rate, uses the same chance.
 */
export interface RandomArrivals {
  /** A step begins. Instants are relative to the origin of time. */
  enter(fromSeconds: number, perSecond: number): void
  /** Writes arrivals before `endSeconds` from `row` on while there is room; the row after the last. */
  fill(arrivedAt: Float64Array, row: number, endSeconds: number): number
  /** The step ends, all its arrivals written. */
  leave(untilSeconds: number): void
  rebase(seconds: number): void
}

export function createRandomArrivals(stream: Stream): RandomArrivals {
  const gaps = new Float64Array(gapsAtOnce)
  let used = gapsAtOnce
  /** Stretched time from now to the next arrival, between steps. */
  let owed = stream.exponential()
  let perSecond = 0
  let secondsPerUnit = 0
  /** The next arrival, within a step. In an array, since a number kept by a closure is a new object with every write. */
  const next = new Float64Array([Number.POSITIVE_INFINITY])

  return {
    enter(fromSeconds, rate) {
      perSecond = rate
      secondsPerUnit = 1 / rate
      next[0] = rate > 0 ? fromSeconds + owed * secondsPerUnit : Number.POSITIVE_INFINITY
    },
    fill(arrivedAt, firstRow, endSeconds) {
      let row = firstRow
      while (row < arrivedAt.length && next[0] < endSeconds) {
        if (used === gapsAtOnce) {
          stream.fillExponential(gaps, gapsAtOnce)
          used = 0
        }
        const lastRow = Math.min(arrivedAt.length, row + gapsAtOnce - used)
        const reached = place(arrivedAt, row, lastRow, gaps, used, secondsPerUnit, next, endSeconds)
        used += reached - row
        row = reached
      }
      return row
    },
    leave(untilSeconds) {
      if (perSecond > 0) owed = (next[0] - untilSeconds) * perSecond
    },
    rebase(seconds) {
      next[0] -= seconds
    },
  }
}

/** The loop over requests. `next` holds the arrival to write first, and in the end the one that wasn't written. */
function place(
  arrivedAt: Float64Array,
  firstRow: number,
  lastRow: number,
  gaps: Float64Array,
  firstGap: number,
  secondsPerUnit: number,
  next: Float64Array,
  endSeconds: number,
): number {
  let at = next[0]
  let row = firstRow
  const shift = firstGap - firstRow
  while (row < lastRow && at < endSeconds) {
    arrivedAt[row] = at
    at += gaps[row + shift] * secondsPerUnit
    row++
  }
  next[0] = at
  return row
}
