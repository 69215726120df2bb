import { formatValue } from '../format/index.ts'
import type { Panel } from '../panel.ts'
import { clockFor, dashOf, frame } from './frame.ts'
import { hasAny, type PanelSource, peakBucket, series, summed, valuesOf } from './series.ts'

/** Pods without a machine, by what keeps them from one. Null where none ever waited. */
export function waitingPanel(source: PanelSource): Panel | null {
  const { result } = source.run
  const columns = (result.metrics['pods.pending']?.columns ?? []).filter(
    ({ labels, values }) => (source.service === null || labels.service === source.service) && hasAny(values),
  )
  if (columns.length === 0) return null
  const reasons = [...new Set(columns.map(({ labels }) => labels.reason ?? 'no machine has room'))]
  const byReason = reasons.map((reason) => ({
    reason,
    values: summed(columns.filter(({ labels }) => (labels.reason ?? 'no machine has room') === reason).map(({ values }) => values)),
  }))
  return frame(source, ['pod', 'node', 'limited'], {
    id: 'waiting',
    question: 'What did pods wait for?',
    summary: summary(source, reasons),
    unit: 'pods',
    series: byReason.flatMap(({ reason, values }, index) =>
      series({ label: reason, metric: 'pods.pending', role: 'pending', style: 'step', reduce: 'max', dash: dashOf(index) }, values),
    ),
  })
}

function summary(source: PanelSource, reasons: readonly string[]): string {
  const { result } = source.run
  const all = summed(valuesOf(result, 'pods.pending', { service: source.service }))
  if (all === null) return 'No pod waited.'
  const peak = peakBucket(all)
  const seconds = all.filter((pods) => pods > 0).length * result.bucketSeconds
  const most = formatValue(Math.ceil(all[peak]), 'pods')
  return `At most ${most} waited, at ${clockFor(source)(result.grid[peak])}; some waited in ${formatValue(seconds, 'seconds')} of the run: ${reasons.join(', ')}.`
}
