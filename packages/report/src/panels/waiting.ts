import { formatValue } from '../format/index.ts'
import type { Panel } from '../panel.ts'
import { clockFor, dashOf, frame } from './frame.ts'
import { hasAny, type PanelSource, peakBucket, series, summed, valuesOf } from './series.ts'

/** Pods that the scheduler found no machine for, by what kept them from one. Null where none ever waited. */
export function waitingPanel(source: PanelSource): Panel | null {
  const { result } = source.run
  const columns = (result.metrics['pods.unschedulable']?.columns ?? []).filter(
    ({ labels, values }) => (source.service === null || labels.service === source.service) && hasAny(values),
  )
  if (columns.length === 0) return null
  const reasons = [...new Set(columns.map(({ labels }) => labels.reason))]
  const byReason = reasons.map((reason) => ({
    reason,
    values: summed(columns.filter(({ labels }) => labels.reason === reason).map(({ values }) => values)),
  }))
  return frame(source, ['pod', 'node', 'limited'], {
    id: 'waiting',
    question: 'What did pods wait for?',
    summary: summary(source, reasons),
    unit: 'pods',
    series: byReason.flatMap(({ reason, values }, index) =>
      series({ label: reason, metric: 'pods.unschedulable', role: 'pending', style: 'step', reduce: 'max', dash: dashOf(index) }, values),
    ),
  })
}

function summary(source: PanelSource, reasons: readonly string[]): string {
  const { result } = source.run
  const all = summed(valuesOf(result, 'pods.unschedulable', { service: source.service }))
  if (all === null) return 'No pod waited.'
  const peak = peakBucket(all)
  const seconds = all.filter((pods) => pods > 0).length * result.bucketSeconds
  const most = formatValue(Math.ceil(all[peak]), 'pods')
  return `At most ${most} waited, at ${clockFor(source)(result.grid[peak])}; some waited in ${formatValue(seconds, 'seconds')} of the run: ${reasons.join(', ')}.`
}
