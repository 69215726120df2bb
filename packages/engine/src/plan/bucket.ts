/** Widths that a person reads at a glance. */
const niceSeconds = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400]

/** More buckets than this show nothing more on a screen. */
const mostBuckets = 3000

/** Width of the series' buckets when the scenario names none: the narrowest nice one that keeps them under 3 000. */
export function defaultBucketSeconds(durationSeconds: number): number {
  return niceSeconds.find((width) => durationSeconds / width <= mostBuckets) ?? Math.ceil(durationSeconds / mostBuckets / 86_400) * 86_400
}

/** Starts of the buckets. */
export function gridOf(durationSeconds: number, bucketSeconds: number): Float64Array {
  return Float64Array.from({ length: Math.max(1, Math.ceil(durationSeconds / bucketSeconds)) }, (_, index) => index * bucketSeconds)
}
