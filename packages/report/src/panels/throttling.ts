import type { Panel } from '../panel.ts'
import { throttlingSentence } from '../words/containers.ts'
import { clockFor, dashOf, frame } from './frame.ts'
import { hasAny, type PanelSource, series } from './series.ts'

/** How much of their time workers lost to the CPU limit of their pods, a curve a service. Null where none lost any. */
export function throttlingPanel(source: PanelSource): Panel | null {
  const columns = (source.run.result.metrics['cpu.throttled']?.columns ?? []).filter(
    ({ labels, values }) => (source.service === null || labels.service === source.service) && hasAny(values),
  )
  if (columns.length === 0) return null
  return frame(source, ['scale', 'limited', 'pod'], {
    id: 'throttled',
    question: 'Did CPU limits slow pods down?',
    summary: throttlingSentence(source.run.result, source.service, clockFor(source)),
    unit: 'ratio',
    series: columns.flatMap(({ labels, values }, index) =>
      series(
        {
          label: `throttled, ${labels.service}`,
          metric: 'cpu.throttled',
          role: 'pending',
          style: 'line',
          reduce: 'max',
          dash: dashOf(index),
        },
        values,
      ),
    ),
  })
}
