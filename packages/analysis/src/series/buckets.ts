import type { RunResult } from '@plimsoll/engine'

/** End of a bucket: the last may be cut short by the end of the run. */
export function bucketEnd({ grid, bucketSeconds, durationSeconds }: RunResult, bucket: number): number {
  return Math.min(durationSeconds, grid[bucket] + bucketSeconds)
}

export function bucketLength(result: RunResult, bucket: number): number {
  return bucketEnd(result, bucket) - result.grid[bucket]
}

/** Ends of all buckets: the instants at which a cumulative bill belongs beside the run's series. */
export function spendInstants(result: RunResult): Float64Array {
  return result.grid.map((_, bucket) => bucketEnd(result, bucket))
}

/** The bucket that holds an instant; the last one for instants at or after the end. */
export function bucketAt({ grid, bucketSeconds }: RunResult, seconds: number): number {
  return Math.max(0, Math.min(grid.length - 1, Math.floor(seconds / bucketSeconds)))
}

/** A bucket-mean series integrated over the run: value × seconds, in bucket order. */
export function integral(result: RunResult, values: Float64Array): number {
  return values.reduce((sum, value, bucket) => sum + (Number.isNaN(value) ? 0 : value * bucketLength(result, bucket)), 0)
}

/** First bucket with the greatest value; -1 when all are NaN. */
export function indexOfMax(values: Float64Array): number {
  let best = -1
  values.forEach((value, bucket) => {
    if (!Number.isNaN(value) && (best === -1 || value > values[best])) best = bucket
  })
  return best
}
