import type { AnalysedRun } from '@plimsoll/analysis'
import type { MetricId, RunResult } from '@plimsoll/engine'
import type { PanelSeries } from '../panel.ts'

/** What panels are made from. `service` narrows them to one service; null shows all together. */
export type PanelSource = { readonly run: AnalysedRun; readonly service: string | null }

type Where = Readonly<Record<string, string | null>>

/** Values of the columns that carry these labels; a null label is not asked for. */
export function valuesOf(result: RunResult, metric: MetricId, where: Where): readonly Float64Array[] {
  const wanted = Object.entries(where).filter(([, value]) => value !== null)
  return (result.metrics[metric]?.columns ?? [])
    .filter(({ labels }) => wanted.every(([label, value]) => labels[label] === value))
    .map(({ values }) => values)
}

/** Bucket by bucket sum, nothing counted as 0; null when there is no such column. */
export function summed(columns: readonly Float64Array[]): Float64Array | null {
  if (columns.length === 0) return null
  return columns[0].map((_, bucket) => columns.reduce((sum, values) => sum + (Number.isNaN(values[bucket]) ? 0 : values[bucket]), 0))
}

/** Bucket by bucket greatest value; NaN where no column has one. For percentiles, which cannot be pooled. */
export function worstOf(columns: readonly Float64Array[]): Float64Array | null {
  if (columns.length === 0) return null
  return columns[0].map((_, bucket) =>
    columns.reduce((worst, values) => (Number.isNaN(worst) || values[bucket] > worst ? values[bucket] : worst), Number.NaN),
  )
}

/** What was offered, less what the edge refused; null when nothing could come. */
export function reached(result: RunResult, where: Where): Float64Array | null {
  const offered = summed(valuesOf(result, 'requests.offered', where))
  const refused = summed([
    ...valuesOf(result, 'requests.outcome', { ...where, outcome: 'limited' }),
    ...valuesOf(result, 'requests.outcome', { ...where, outcome: 'blocked' }),
  ])
  return offered && refused ? offered.map((rate, bucket) => Math.max(0, rate - refused[bucket])) : offered
}

const plain: Pick<PanelSeries, 'range' | 'dash' | 'stack' | 'axis' | 'reduce'> = {
  range: null,
  dash: [],
  stack: null,
  axis: 'left',
  reduce: 'mean',
}

type Given = Pick<PanelSeries, 'label' | 'metric' | 'role' | 'style'> & Partial<PanelSeries>

/** A curve, or none where there are no values. */
export function series(given: Omit<Given, 'values'>, values: Float64Array | null): readonly PanelSeries[] {
  return values === null ? [] : [{ ...plain, ...given, values }]
}

export function hasAny(values: Float64Array | null): boolean {
  return values?.some((value) => value > 0) ?? false
}

/** First bucket with the greatest value; -1 when there is none. */
export function peakBucket(values: Float64Array): number {
  let peak = -1
  values.forEach((value, bucket) => {
    if (!Number.isNaN(value) && (peak === -1 || value > values[peak])) peak = bucket
  })
  return peak
}
