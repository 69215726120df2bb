import { binomial, type Stream } from '@plimsoll/kernel'

/** Arrivals that are placed at once; intervals with more are halved until each part has at most this many. */
const cellArrivals = 2048

/** 2^-53 */
const halfUlp = 1.1102230246251565e-16

/** Halvings that the stack has room for: far more than any count needs. */
const mostHalvings = 64

/**
 * Exactly n arrivals in an interval, independent and uniform, in order of time and in bounded memory. Each arrival falls into either half by a fair
 * coin, so the left half gets a binomial number of them; halves are halved again until they are small. The n instants of a small cell
 * are running sums of n + 1 exponential gaps, scaled to its width: these are distributed as sorted uniforms, without the sorting.
 */
export interface CountedArrivals {
  /** An interval begins. Instants are relative to the origin of time. */
  enter(fromSeconds: number, untilSeconds: number, count: number): void
  /** Writes arrivals before `endSeconds` from `row` on while there is room; the row after the last. */
  fill(arrivedAt: Float64Array, row: number, endSeconds: number): number
  rebase(seconds: number): void
}

export function createCountedArrivals(stream: Stream): CountedArrivals {
  const interval = { fromSeconds: 0, untilSeconds: 0 }
  /** Parts of the interval still to come, the next one on top: where each begins and how wide it is as shares of the interval, and its arrivals. */
  const begin = new Float64Array(mostHalvings)
  const width = new Float64Array(mostHalvings)
  const count = new Float64Array(mostHalvings)
  let parts = 0
  const instants = new Float64Array(cellArrivals + 1)
  let placed = 0
  let taken = 0

  const instantAt = (share: number) => interval.fromSeconds + (interval.untilSeconds - interval.fromSeconds) * share

  /** Splits the part on top; its left half is on top then. */
  function halve(): void {
    const right = parts - 1
    const left = parts++
    width[right] /= 2
    width[left] = width[right]
    begin[left] = begin[right]
    begin[right] += width[right]
    count[left] = binomial(stream, count[right], 0.5)
    count[right] -= count[left]
  }

  /** Places the arrivals of the next part that has any, if it begins before `endSeconds`. */
  function openNext(endSeconds: number): boolean {
    while (parts > 0 && instantAt(begin[parts - 1]) < endSeconds) {
      while (count[parts - 1] > cellArrivals) halve()
      const part = --parts
      if (count[part] === 0) continue
      placed = count[part]
      taken = 0
      stream.fillExponential(instants, placed + 1)
      spread(instants, placed, instantAt(begin[part]), instantAt(begin[part] + width[part]))
      return true
    }
    return false
  }

  return {
    enter(fromSeconds, untilSeconds, arrivals) {
      interval.fromSeconds = fromSeconds
      interval.untilSeconds = untilSeconds
      begin[0] = 0
      width[0] = 1
      count[0] = arrivals
      parts = 1
      placed = 0
      taken = 0
    },
    fill(arrivedAt, firstRow, endSeconds) {
      let row = firstRow
      while (row < arrivedAt.length) {
        if (taken === placed && !openNext(endSeconds)) return row
        const lastRow = Math.min(arrivedAt.length, row + placed - taken)
        const reached = copyBefore(arrivedAt, row, lastRow, instants, taken, endSeconds)
        taken += reached - row
        if (reached < lastRow) return reached
        row = reached
      }
      return row
    },
    rebase(seconds) {
      interval.fromSeconds -= seconds
      interval.untilSeconds -= seconds
      for (let i = taken; i < placed; i++) instants[i] -= seconds
    },
  }
}

/** Turns n + 1 gaps into n instants in `from` (included) to `until` (not included). */
function spread(gaps: Float64Array, n: number, from: number, until: number): void {
  let total = 0
  for (let i = 0; i <= n; i++) total += gaps[i]
  const scale = (until - from) / total
  // The double below `until`, for the rare instant that rounding would put on the boundary.
  const latest = until - until * halfUlp
  let sum = 0
  for (let i = 0; i < n; i++) {
    sum += gaps[i]
    const at = from + sum * scale
    gaps[i] = at < until ? at : latest
  }
}

function copyBefore(
  to: Float64Array,
  firstRow: number,
  lastRow: number,
  instants: Float64Array,
  first: number,
  endSeconds: number,
): number {
  const shift = first - firstRow
  let row = firstRow
  while (row < lastRow) {
    const at = instants[row + shift]
    if (at >= endSeconds) return row
    to[row] = at
    row++
  }
  return row
}
