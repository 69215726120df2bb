import { formatDuration } from '../format/index.ts'
import type { Panel, PanelSeries } from '../panel.ts'
import { clockFor, frame, thresholdsOf } from './frame.ts'
import { type PanelSource, peakBucket, series, valuesOf, worstOf } from './series.ts'

const percentiles = [
  { label: 'p50', metric: 'latency.p50', dash: [2, 3] },
  { label: 'p95', metric: 'latency.p95', dash: [6, 3] },
  { label: 'p99', metric: 'latency.p99', dash: [] },
] as const

/** Latency of the customers' served requests. Of several services the worst is shown bucket by bucket: percentiles cannot be pooled. */
export function latencyPanel(source: PanelSource): Panel {
  const { result } = source.run
  const columns = (metric: (typeof percentiles)[number]['metric']) =>
    valuesOf(result, metric, { service: source.service, intent: 'customers' })
  const isPooled = columns('latency.p99').length > 1
  return frame(source, ['saturation', 'scale'], {
    id: 'latency',
    question: 'Did latency hold?',
    summary: summary(source, worstOf(columns('latency.p99'))),
    unit: 'seconds',
    series: percentiles.flatMap(({ label, metric, dash }): readonly PanelSeries[] =>
      series(
        { label: isPooled ? `${label}, worst service` : label, metric, role: label, style: 'line', dash, reduce: 'max' },
        worstOf(columns(metric)),
      ),
    ),
    thresholds: thresholdsOf(source, 'left', ({ unit, scope }) => unit === 'seconds' && (scope.intent ?? 'customers') === 'customers'),
  })
}

function summary(source: PanelSource, p99: Float64Array | null): string {
  const peak = p99 === null ? -1 : peakBucket(p99)
  if (p99 === null || peak === -1) return 'No customer request was served, so there is no latency to show.'
  const clock = clockFor(source)
  const high = `p99 peaked at ${formatDuration(p99[peak])} at ${clock(source.run.result.grid[peak])}`
  const strict = source.run.findings.objectives.find(
    ({ objective, breach }) => objective.metric.kind === 'percentile' && breach !== null && breach.totalSeconds !== null,
  )
  if (!strict?.breach || strict.breach.totalSeconds === null) return `${high}.`
  const { objective, breach, limit } = strict
  return `${high}; ${objective.name} was beyond ${formatDuration(limit)} for ${formatDuration(strict.breach.totalSeconds)}, first at ${clock(breach.firstAtSeconds)}.`
}
