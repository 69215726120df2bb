import type { Panel } from '@/simulation/engine.ts'
import type { TimeRange } from './time-range.ts'

/** The panel's buckets that a range touches, and no others. */
export function within(panel: Panel, { fromSeconds, untilSeconds }: TimeRange): Panel {
  const { grid, bucketSeconds } = panel
  const first = Math.max(
    0,
    grid.findIndex((start) => start + bucketSeconds > fromSeconds),
  )
  const end = grid.findLastIndex((start) => start < untilSeconds) + 1
  if (first === 0 && end === grid.length) return panel
  const cut = (values: Float64Array) => values.subarray(first, end)
  return {
    ...panel,
    grid: cut(grid),
    series: panel.series.map((series) => ({
      ...series,
      values: cut(series.values),
      range: series.range && { min: cut(series.range.min), max: cut(series.range.max) },
    })),
  }
}
