import type { Panel, PanelSeries } from '../panel.ts'

/** A stretch of fine buckets that becomes one coarse bucket. */
type Stretch = { readonly first: number; readonly end: number }

/**
 * The same panel on at most `mostBuckets` wider buckets, all a whole number of the old ones wide but perhaps the last. Each series keeps the
 * least and greatest value inside each bucket in `range`, so no spike is lost.
 *
 * @throws RangeError unless `mostBuckets` is at least 1
 */
export function rebucket(panel: Panel, mostBuckets: number): Panel {
  if (!(mostBuckets >= 1)) throw new RangeError(`a panel needs at least 1 bucket, received ${mostBuckets}`)
  const fine = panel.grid.length
  if (fine <= mostBuckets) return panel
  const width = Math.ceil(fine / Math.floor(mostBuckets))
  const stretches = Array.from({ length: Math.ceil(fine / width) }, (_, position): Stretch => {
    return { first: position * width, end: Math.min(fine, (position + 1) * width) }
  })
  return {
    ...panel,
    grid: Float64Array.from(stretches, ({ first }) => panel.grid[first]),
    bucketSeconds: panel.bucketSeconds * width,
    series: panel.series.map((series) => coarser(panel, series, stretches)),
  }
}

function coarser(panel: Panel, series: PanelSeries, stretches: readonly Stretch[]): PanelSeries {
  const { values, range } = series
  return {
    ...series,
    values: Float64Array.from(stretches, (stretch) => reduce(panel, series, stretch)),
    range: {
      min: Float64Array.from(stretches, (stretch) => extreme(range?.min ?? values, stretch, Math.min)),
      max: Float64Array.from(stretches, (stretch) => extreme(range?.max ?? values, stretch, Math.max)),
    },
  }
}

function reduce(panel: Panel, { values, reduce }: PanelSeries, stretch: Stretch): number {
  if (reduce === 'max') return extreme(values, stretch, Math.max)
  if (reduce === 'last') return values[stretch.end - 1]
  let sum = 0
  let seconds = 0
  for (let bucket = stretch.first; bucket < stretch.end; bucket++) {
    if (Number.isNaN(values[bucket])) continue
    const length = Math.min(panel.durationSeconds, panel.grid[bucket] + panel.bucketSeconds) - panel.grid[bucket]
    sum += values[bucket] * length
    seconds += length
  }
  return seconds > 0 ? sum / seconds : Number.NaN
}

/** NaN only where every value is. */
function extreme(values: Float64Array, { first, end }: Stretch, pick: (a: number, b: number) => number): number {
  let found = Number.NaN
  for (let bucket = first; bucket < end; bucket++) {
    if (!Number.isNaN(values[bucket])) found = Number.isNaN(found) ? values[bucket] : pick(found, values[bucket])
  }
  return found
}
