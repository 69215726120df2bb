import { log, pow } from '@plimsoll/kernel'

/** Sizes of the buckets: the first is `firstBucket` wide, each further one 5 % wider; the last begins at or above `most`. */
export type BucketScale = { readonly firstBucket: number; readonly most: number }

/** Cores. @see aggregations_config.go cpuHistogramOptions */
export const cpuBuckets: BucketScale = { firstBucket: 0.01, most: 1000 }
/** Bytes. @see aggregations_config.go memoryHistogramOptions */
export const memoryBuckets: BucketScale = { firstBucket: 1e7, most: 1e12 }

/** @see DefaultHistogramBucketSizeGrowth */
const growth = 1.05
/** --cpu-histogram-decay-half-life and --memory-histogram-decay-half-life */
const halfLifeSeconds = 86_400
/** A bucket with less than this is empty. @see aggregations_config.go epsilon */
const least = 0.0001

/** A distribution that forgets: a sample weighs half as much as one that is a day younger. */
export interface DecayingHistogram {
  add(value: number, weight: number, atSeconds: number): void
  /** Takes back a sample that was added with that weight and instant. */
  subtract(value: number, weight: number, atSeconds: number): void
  /** End of the bucket up to which a share of the weight lies, start of the last one; null while it is empty. */
  percentile(share: number): number | null
}

/**
 * Weights grow with time instead of shrinking, so that nothing has to be aged: only their ratios matter. Doubles carry a thousand half-lives.
 *
 * @see github.com/kubernetes/autoscaler vertical-pod-autoscaler/pkg/recommender/util/decaying_histogram.go
 */
export function createDecayingHistogram({ firstBucket, most }: BucketScale): DecayingHistogram {
  const weights = new Float64Array(bucketOfRaw(most, firstBucket, Math.ceil) + 1)
  let total = 0

  const startOf = (bucket: number) => (bucket === 0 ? 0 : (firstBucket * (pow(growth, bucket) - 1)) / (growth - 1))
  const bucketOf = (value: number) => (value < firstBucket ? 0 : Math.min(weights.length - 1, bucketOfRaw(value, firstBucket, Math.floor)))
  const aged = (weight: number, atSeconds: number) => weight * pow(2, atSeconds / halfLifeSeconds)

  return {
    add(value, weight, atSeconds) {
      const worth = aged(weight, atSeconds)
      weights[bucketOf(value)] += worth
      total += worth
    },
    subtract(value, weight, atSeconds) {
      const bucket = bucketOf(value)
      const worth = aged(weight, atSeconds)
      const taken = worth > weights[bucket] - least ? weights[bucket] : worth
      weights[bucket] -= taken
      total -= taken
    },
    percentile(share) {
      const lowest = weights.findIndex((weight) => weight >= least)
      if (lowest < 0) return null
      let highest = weights.length - 1
      while (weights[highest] < least) highest--
      let bucket = lowest
      for (let sum = weights[bucket]; bucket < highest && sum < share * total; sum += weights[bucket]) bucket++
      return startOf(Math.min(bucket + 1, weights.length - 1))
    },
  }
}

/** The bucket that begins at, or just before or after, a value. */
function bucketOfRaw(value: number, firstBucket: number, round: (value: number) => number): number {
  return round(log((value * (growth - 1)) / firstBucket + 1) / log(growth))
}
