import type { Panel, PanelSeries } from '../panel.ts'
import { forecastSentence } from '../words/forecast.ts'
import { dashOf, frame } from './frame.ts'
import { type PanelSource, reached, series, valuesOf } from './series.ts'

/** What predictive autoscalers expected, and what came. Null where none forecast anything. */
export function forecastPanel(source: PanelSource): Panel | null {
  const { result, findings } = source.run
  const accuracies = findings.forecasts.filter(({ service }) => source.service === null || service === source.service)
  if (accuracies.length === 0) return null
  return frame(source, ['traffic', 'scale'], {
    id: 'forecast',
    question: 'Did the load come as forecast?',
    summary: accuracies.map(forecastSentence).join(' '),
    unit: 'requests/s',
    series: accuracies.flatMap(({ service }, index): readonly PanelSeries[] => {
      const of = accuracies.length > 1 ? `, ${service}` : ''
      const [expected = null] = valuesOf(result, 'forecast.expected', { service })
      const [upper = null] = valuesOf(result, 'forecast.upper', { service })
      return [
        ...series(
          { label: `came${of}`, metric: 'requests.offered', role: 'offered', style: 'line', dash: dashOf(index) },
          reached(result, { service }),
        ),
        ...series(
          { label: `forecast${of}`, metric: 'forecast.expected', role: 'forecast', style: 'step', dash: dashOf(index + 1) },
          expected,
        ),
        ...series(
          {
            label: `with margin${of}`,
            metric: 'forecast.upper',
            role: 'forecastUpper',
            style: 'step',
            reduce: 'max',
            dash: dashOf(index + 2),
          },
          upper,
        ),
      ]
    }),
  })
}
