import { formatDuration, formatPercent } from '../format/index.ts'
import type { Panel } from '../panel.ts'
import { dashOf, frame } from './frame.ts'
import { type PanelSource, series, valuesOf, worstOf } from './series.ts'

/** What autoscalers saw, and how old it was when they saw it. Null where no controller read a signal. */
export function signalPanel(source: PanelSource): Panel | null {
  const { result } = source.run
  const columns = (result.metrics['signal.age']?.columns ?? []).filter(
    ({ labels }) => source.service === null || labels.service === source.service,
  )
  const age = worstOf(columns.map(({ values }) => values))
  const seen = worstOf(valuesOf(result, 'cpu.reported', { service: source.service }))
  if (age === null) return null
  const hasServices = new Set(columns.map(({ labels }) => labels.service)).size > 1
  return frame(source, ['scale', 'limited'], {
    id: 'signal',
    question: 'How old was what the autoscaler saw?',
    summary: summary(age, seen),
    unit: 'seconds',
    rightUnit: seen && 'ratio',
    series: [
      ...columns.flatMap(({ labels, values }, index) => {
        const label = `age of ${labels.signal ?? 'the signal'}${hasServices ? `, ${labels.service}` : ''}`
        return series({ label, metric: 'signal.age', role: 'signalAge', style: 'step', reduce: 'max', dash: dashOf(index) }, values)
      }),
      ...series(
        {
          label: 'CPU it saw',
          metric: 'cpu.reported',
          role: 'signalSeen',
          style: 'step',
          axis: 'right',
          reduce: 'max',
          dash: [6, 3],
        },
        seen,
      ),
    ],
  })
}

function summary(age: Float64Array, seen: Float64Array | null): string {
  const known = age.filter((seconds) => !Number.isNaN(seconds))
  if (known.length === 0) return 'The autoscaler never saw a measured signal.'
  const mean = known.reduce((sum, seconds) => sum + seconds, 0) / known.length
  const most = known.reduce((greatest, seconds) => Math.max(greatest, seconds))
  const highest = seen?.reduce((greatest, ratio) => (ratio > greatest ? ratio : greatest), 0) ?? 0
  const saw = highest > 0 ? ` The highest utilisation of requests it saw was ${formatPercent(highest)}.` : ''
  return `Decisions rested on measurements ${formatDuration(mean)} old on average, ${formatDuration(most)} at most.${saw}`
}
