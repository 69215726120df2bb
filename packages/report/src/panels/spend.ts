import type { CumulativeBill } from '@plimsoll/billing'
import { formatMoneyShort, formatUsdPerHour } from '../format/index.ts'
import type { Panel } from '../panel.ts'
import { meterLabels, meterOrder } from '../words/meters.ts'
import { clockFor, frame, thresholdsOf } from './frame.ts'
import { hasAny, type PanelSource, series } from './series.ts'

const microUsdPerUsd = 1_000_000
const daySeconds = 86_400

/** Money so far by meter, at the end of each bucket, and the speed of spending. Null where spending over time was not computed. */
export function spendPanel(source: PanelSource): Panel | null {
  const { cumulative, result } = source.run
  if (cumulative === null) return null
  const ends = result.grid.map((start) => Math.min(result.durationSeconds, start + result.bucketSeconds))
  return frame(source, ['budget', 'node'], {
    id: 'spend',
    question: 'What did it cost, and when?',
    summary: summary(source),
    unit: 'usd',
    rightUnit: 'usd/h',
    series: [
      ...meterOrder.flatMap((meter) => {
        const usd = usdAt(cumulative, cumulative.byMeter[meter], ends)
        const given = {
          label: meterLabels[meter],
          metric: `bill.${meter}`,
          role: meter,
          style: 'area',
          stack: 'meters',
          reduce: 'last',
        } as const
        return series(given, hasAny(usd) ? usd : null)
      }),
      ...series(
        { label: 'spending an hour', metric: 'bill.burn', role: 'burn', style: 'step', axis: 'right', dash: [4, 3] },
        burnAt(cumulative, ends),
      ),
    ],
    thresholds: [
      ...thresholdsOf(source, 'left', ({ metric, scope }) => metric.kind === 'bill' && metric.per === 'total' && scope.intent === null),
      ...thresholdsOf(
        source,
        'left',
        ({ metric }) => metric.kind === 'bill' && metric.per === 'day' && result.durationSeconds === daySeconds,
      ),
      ...thresholdsOf(source, 'right', ({ metric }) => metric.kind === 'burnMax'),
    ],
  })
}

/** Money is known at the instants of the cumulative bill; between them it grows in a straight line. */
function usdAt({ gridSeconds }: CumulativeBill, microUsd: Float64Array, instants: Float64Array): Float64Array {
  let next = 0
  return instants.map((instant) => {
    while (next < gridSeconds.length - 1 && gridSeconds[next] < instant) next++
    const from = next === 0 ? 0 : gridSeconds[next - 1]
    const spent = next === 0 ? 0 : microUsd[next - 1]
    const length = gridSeconds[next] - from
    const share = length > 0 ? Math.max(0, Math.min(1, (instant - from) / length)) : 1
    return (spent + (microUsd[next] - spent) * share) / microUsdPerUsd
  })
}

/** The speed of the interval in which an instant lies. */
function burnAt({ gridSeconds, burnUsdPerHour }: CumulativeBill, instants: Float64Array): Float64Array {
  let next = 0
  return instants.map((instant) => {
    while (next < gridSeconds.length - 1 && gridSeconds[next] < instant) next++
    return burnUsdPerHour[next]
  })
}

function summary(source: PanelSource): string {
  const { spend } = source.run.findings
  const total = `The run cost ${formatMoneyShort(spend.totalMicroUsd)}`
  if (spend.peakBurn === null) return `${total}.`
  return `${total}; spending was fastest at ${clockFor(source)(spend.peakBurn.atSeconds)} with ${formatUsdPerHour(spend.peakBurn.usdPerHour)}.`
}
