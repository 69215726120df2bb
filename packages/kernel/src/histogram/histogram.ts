import { highWord } from '../math/double-bits.ts'
import { binCount, binOf, binOffset, binShift, lowerEdge, valueOfBin } from './bins.ts'

/** A histogram as plain data: bins that hold something, ascending, and their counts. */
export type SparseHistogram = { readonly bins: readonly number[]; readonly counts: readonly number[] }

const lastBin = binCount - 1

/** Bins are looked at eight at a time: a few more than there are. */
const countedBins = (binCount + 7) & -8

/**
 * Values that are to be recorded together are written here first: one place of memory that never moves, since a loop over an array which V8
 * (Node 20) knew when it compiled the loop is a third faster. A thread has one; nothing in it is kept.
 */
export const tray = new Float64Array(4096)
const trayWords = new Int32Array(tray.buffer)

/**
 * Counts of non-negative values in bins of constant relative width (1/128). Any two merge exactly, in any order; what was recorded can be
 * taken out again; equal contents give equal results whatever the order they came in. Quantiles and sums are within 0.4 percent.
 */
export class Histogram {
  /** Whole numbers, exact to 2^53; bins in whole eights. */
  private readonly counts = new Float64Array(countedBins)
  /** Everything outside lowest..highest is zero. Empty: lowest > highest. */
  private lowest = binCount
  private highest = -1
  private total = 0

  /** How many values it holds. */
  get count(): number {
    return this.total
  }

  record(value: number): void {
    const bin = binOf(value)
    this.counts[bin] += 1
    this.widen(bin)
    this.total++
  }

  /** Takes back one value that was recorded before. */
  unrecord(value: number): void {
    const bin = binOf(value)
    if (this.counts[bin] <= 0) throw new RangeError(`no value near ${value} was recorded`)
    this.counts[bin] -= 1
    this.total--
  }

  /**
   * Records the first `length` values of the `tray`.
   *
   * @throws RangeError when it has fewer places
   */
  recordTray(length: number): void {
    if (length > tray.length) throw new RangeError(`the tray has ${tray.length} places, not ${length}`)
    const { counts } = this
    let { lowest } = this
    let width = this.width
    for (let i = 0; i < length; i++) {
      let bin = (trayWords[2 * i + highWord] >> binShift) - binOffset
      // One comparison, unsigned, tells for nearly all that they are in a bin which exists and in the stretch that is in use.
      if ((bin - lowest) >>> 0 >= width) {
        bin = Math.min(Math.max(bin, 0), lastBin)
        this.widen(bin)
        lowest = this.lowest
        width = this.width
      }
      counts[bin] += 1
    }
    this.total += length
  }

  /** Bins from lowest to highest. */
  private get width(): number {
    return Math.max(this.highest - this.lowest + 1, 0) >>> 0
  }

  private widen(bin: number): void {
    if (bin < this.lowest) this.lowest = bin
    if (bin > this.highest) this.highest = bin
  }

  /** Adds everything that another holds. */
  merge(other: Histogram): void {
    const { counts } = this
    for (let bin = other.lowest; bin <= other.highest; bin += 8) {
      // Empty stretches are common at both ends of a short bucket.
      if (eightFrom(other.counts, bin) === 0) continue
      const end = Math.min(bin + 8, countedBins)
      for (let each = bin; each < end; each++) counts[each] += other.counts[each]
    }
    this.lowest = Math.min(this.lowest, other.lowest)
    this.highest = Math.max(this.highest, other.highest)
    this.total += other.total
  }

  /**
   * Writes several quantiles, as `quantiles`, of what it holds, and moves all of it into another: `quantiles`, `merge` and `clear` in one pass,
   * for those who do it every second. Not for an empty one.
   */
  pourInto(other: Histogram, qs: ArrayLike<number>, out: Float64Array): void {
    const { counts, highest } = this
    const { counts: others } = other
    let found = 0
    let rank = this.rankOf(qs[0])
    let seen = 0
    for (let bin = this.lowest & -8; bin <= highest; bin += 8) {
      const sum = eightFrom(counts, bin)
      if (sum === 0) continue
      for (let each = bin, below = seen; found < qs.length && seen + sum >= rank; each++) {
        below += counts[each]
        for (; found < qs.length && below >= rank; rank = this.rankOf(qs[found])) out[found++] = valueOfBin(each)
      }
      seen += sum
      // Written out, since every round of a loop has V8 check both arrays again.
      others[bin] += counts[bin]
      others[bin + 1] += counts[bin + 1]
      others[bin + 2] += counts[bin + 2]
      others[bin + 3] += counts[bin + 3]
      others[bin + 4] += counts[bin + 4]
      others[bin + 5] += counts[bin + 5]
      others[bin + 6] += counts[bin + 6]
      others[bin + 7] += counts[bin + 7]
    }
    other.lowest = Math.min(other.lowest, this.lowest)
    other.highest = Math.max(other.highest, highest)
    other.total += this.total
    this.clear()
  }

  clear(): void {
    if (this.highest >= this.lowest) this.counts.fill(0, this.lowest, this.highest + 1)
    this.lowest = binCount
    this.highest = -1
    this.total = 0
  }

  /** Sum of all values, from the middles of the bins in ascending order. */
  sum(): number {
    let sum = 0
    for (let bin = this.lowest; bin <= this.highest; bin++) {
      const count = this.counts[bin]
      if (count > 0) sum += count * valueOfBin(bin)
    }
    return sum
  }

  /** NaN when empty. */
  mean(): number {
    return this.sum() / this.total
  }

  /** Upper end of the highest bin in use: at most 0.8 percent above the largest value. NaN when empty. */
  max(): number {
    let bin = this.highest
    while (bin >= this.lowest && this.counts[bin] === 0) bin--
    if (bin < this.lowest) return Number.NaN
    return bin >= lastBin ? valueOfBin(bin) : lowerEdge(bin + 1)
  }

  /** The value of rank ceil(q · count), 0 <= q <= 1; NaN when empty. */
  quantile(q: number): number {
    single[0] = q
    this.quantiles(single, result)
    return result[0]
  }

  /** Several quantiles in one pass; `qs` must ascend. */
  quantiles(qs: ArrayLike<number>, out: Float64Array): void {
    if (this.total === 0) {
      out.fill(Number.NaN, 0, qs.length)
      return
    }
    const { counts } = this
    let bin = this.lowest - 1
    let seen = 0
    for (let i = 0; i < qs.length; i++) {
      const rank = this.rankOf(qs[i])
      // Most bins of a short bucket are empty or nearly so: eight at a time as long as the rank lies beyond them.
      for (let sum = eightFrom(counts, bin + 1); seen + sum < rank; sum = eightFrom(counts, bin + 1)) {
        seen += sum
        bin += 8
      }
      while (seen < rank) seen += counts[++bin]
      out[i] = valueOfBin(bin)
    }
  }

  private rankOf(q: number): number {
    return Math.min(Math.max(Math.ceil(q * this.total), 1), this.total)
  }

  toSparse(): SparseHistogram {
    const bins: number[] = []
    const counts: number[] = []
    for (let bin = this.lowest; bin <= this.highest; bin++) {
      if (this.counts[bin] === 0) continue
      bins.push(bin)
      counts.push(this.counts[bin])
    }
    return { bins, counts }
  }

  /** @throws RangeError when the data is no histogram */
  static fromSparse({ bins, counts }: SparseHistogram): Histogram {
    const histogram = new Histogram()
    if (bins.length !== counts.length) throw new RangeError('a sparse histogram needs as many counts as bins')
    for (let i = 0; i < bins.length; i++) {
      if (!(bins[i] >= 0 && bins[i] < binCount) || !Number.isInteger(bins[i])) throw new RangeError(`no bin ${bins[i]}`)
      if (!(counts[i] > 0) || !Number.isInteger(counts[i])) throw new RangeError(`count ${counts[i]} is not a positive whole number`)
      histogram.counts[bins[i]] += counts[i]
      histogram.total += counts[i]
      histogram.lowest = Math.min(histogram.lowest, bins[i])
      histogram.highest = Math.max(histogram.highest, bins[i])
    }
    return histogram
  }
}

/** Sum of eight bins; Infinity where there are fewer. */
function eightFrom(counts: Float64Array, bin: number): number {
  if (bin + 8 > counts.length) return Number.POSITIVE_INFINITY
  return (
    counts[bin] +
    counts[bin + 1] +
    (counts[bin + 2] + counts[bin + 3]) +
    (counts[bin + 4] + counts[bin + 5] + (counts[bin + 6] + counts[bin + 7]))
  )
}

const single = new Float64Array(1)
const result = new Float64Array(1)
