/**
 * A quantity that stands still between control events, averaged over the buckets of a grid. A bucket in which it was NaN for a while is NaN.
 * `set` must be called with instants that never go back.
 */
export type Gauge = { readonly set: (atSeconds: number, value: number) => void; readonly finish: (endSeconds: number) => Float64Array }

export function createGauge(buckets: number, bucketSeconds: number, initially = 0): Gauge {
  const area = new Float64Array(buckets)
  let value = initially
  let since = 0

  function accumulate(until: number): void {
    let bucket = Math.floor(since / bucketSeconds)
    while (since < until) {
      const edge = Math.min(until, (bucket + 1) * bucketSeconds)
      if (bucket < buckets) area[bucket] += value * (edge - since)
      since = edge
      bucket++
    }
  }

  return {
    set(atSeconds, next) {
      if (next === value) return
      accumulate(atSeconds)
      value = next
    },
    finish(endSeconds) {
      accumulate(endSeconds)
      return area.map((total, bucket) => total / (Math.min(endSeconds, (bucket + 1) * bucketSeconds) - bucket * bucketSeconds))
    },
  }
}
