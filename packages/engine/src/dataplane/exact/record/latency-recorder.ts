import { Histogram, tray } from '@plimsoll/kernel'
import type { Intent } from '../../../result/run-result.ts'
import type { LatencySeries } from '../../port.ts'

/**
 * 1.5 · 2^28: a double of this size has steps of 2^-24 s (60 ns), so adding and subtracting it rounds a latency to such steps. Sums of these
 * are exact up to 5e8 s a bucket, and their order doesn't matter.
 */
const rounder = 402_653_184

/** A latency in whole steps, for sums. */
function inSteps(latency: number): number {
  return latency + rounder - rounder
}

const ratios = [0.5, 0.9, 0.95, 0.99, 0.999]

/** Latencies of one service and intent: percentiles of the open bucket and of the whole run. */
export class LatencyRecorder {
  readonly service: number
  private readonly bucket = new Histogram()
  /** What was recorded since it was last taken; null when no signal asks. */
  private readonly tapped: Histogram | null
  private readonly whole = new Histogram()
  /** Seconds in the open bucket, seconds in closed ones, longest latency. An array, since a double kept in a field is a new object a write. */
  private readonly sums = new Float64Array(3)
  private readonly columns: readonly Float64Array[]
  private readonly means: Float64Array
  private readonly found = new Float64Array(ratios.length)
  private readonly intent: Intent

  constructor(service: number, intent: Intent, buckets: number, isTapped: boolean) {
    this.service = service
    this.tapped = isTapped ? new Histogram() : null
    this.intent = intent
    this.columns = ratios.map(() => new Float64Array(buckets).fill(Number.NaN))
    this.means = new Float64Array(buckets).fill(Number.NaN)
  }

  record(latency: number): void {
    this.bucket.record(latency)
    this.tapped?.record(latency)
    this.sums[0] += inSteps(latency)
    if (latency > this.sums[2]) this.sums[2] = latency
  }

  /** Records the first `length` latencies of the histograms' tray. */
  recordTray(length: number): void {
    this.bucket.recordTray(length)
    this.tapped?.recordTray(length)
    let seconds = 0
    let longest = this.sums[2]
    for (let i = 0; i < length; i++) {
      const latency = tray[i]
      seconds += inSteps(latency)
      if (latency > longest) longest = latency
    }
    this.sums[0] += seconds
    this.sums[2] = longest
  }

  /** Moves what was recorded since the last call into another histogram. */
  takeInto(histogram: Histogram): void {
    if (!this.tapped) return
    histogram.merge(this.tapped)
    this.tapped.clear()
  }

  closeBucket(bucket: number): void {
    const { count } = this.bucket
    if (count === 0) return
    this.bucket.pourInto(this.whole, ratios, this.found)
    for (let i = 0; i < ratios.length; i++) this.columns[i][bucket] = this.found[i]
    const seconds = this.sums[0]
    this.means[bucket] = seconds / count
    this.sums[0] = 0
    this.sums[1] += seconds
  }

  finish(): LatencySeries {
    const [p50, p90, p95, p99, p999] = this.columns
    return {
      service: this.service,
      intent: this.intent,
      count: this.whole.count,
      p50,
      p90,
      p95,
      p99,
      p999,
      mean: this.means,
      whole: this.summary(),
    }
  }

  private summary(): LatencySeries['whole'] {
    if (this.whole.count === 0) return null
    const maxSeconds = this.sums[2]
    this.whole.quantiles(ratios, this.found)
    // A bin's middle may lie above the longest latency.
    const [p50Seconds, p90Seconds, p95Seconds, p99Seconds, p999Seconds] = this.found.map((seconds) => Math.min(seconds, maxSeconds))
    return { meanSeconds: this.sums[1] / this.whole.count, p50Seconds, p90Seconds, p95Seconds, p99Seconds, p999Seconds, maxSeconds }
  }
}
