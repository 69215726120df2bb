import type { Intent } from '@plimsoll/engine'
import { formatPercent, formatValue } from '../format/index.ts'
import type { Panel, PanelSeries } from '../panel.ts'
import { clockFor, frame } from './frame.ts'
import { hasAny, type PanelSource, peakBucket, reached, series, summed, valuesOf } from './series.ts'

const dashes = { customers: [], attack: [6, 4] } as const
const whose = { customers: 'customers', attack: 'attack' } as const

/** Offered, let through by the edge, and served, for customers and attackers apart. */
export function trafficPanel(source: PanelSource): Panel {
  return frame(source, ['traffic', 'saturation'], {
    id: 'traffic',
    question: 'How much traffic came, and how much was served?',
    summary: summary(source),
    unit: 'requests/s',
    series: [...ofIntent(source, 'customers'), ...ofIntent(source, 'attack')],
  })
}

function ofIntent({ run: { result }, service }: PanelSource, intent: Intent): readonly PanelSeries[] {
  const where = { service, intent }
  const offered = summed(valuesOf(result, 'requests.offered', where))
  if (!hasAny(offered) || offered === null) return []
  const admitted = reached(result, where)
  const isRefused = admitted?.some((rate, bucket) => rate < offered[bucket]) ?? false
  const served = summed(valuesOf(result, 'requests.served', where))
  const isAttack = intent === 'attack'
  const line = { style: 'line', dash: dashes[intent] } as const
  return [
    ...series(
      { ...line, label: `offered, ${whose[intent]}`, metric: 'requests.offered', role: isAttack ? 'offeredAttack' : 'offered' },
      offered,
    ),
    ...series(
      { ...line, label: `admitted, ${whose[intent]}`, metric: 'requests.outcome', role: isAttack ? 'admittedAttack' : 'admitted' },
      isRefused ? admitted : null,
    ),
    ...series(
      { ...line, label: `served, ${whose[intent]}`, metric: 'requests.served', role: isAttack ? 'servedAttack' : 'served' },
      served,
    ),
  ]
}

function summary(source: PanelSource): string {
  const { run, service } = source
  const offered = summed(valuesOf(run.result, 'requests.offered', { service }))
  const peak = offered === null ? -1 : peakBucket(offered)
  if (offered === null || peak === -1 || offered[peak] === 0) return 'No traffic came.'
  const at = clockFor(source)(run.result.grid[peak])
  const attack = summed(valuesOf(run.result, 'requests.offered', { service, intent: 'attack' }))?.[peak] ?? 0
  const ofIt = attack > 0 ? `, ${formatPercent(attack / offered[peak])} of it attack` : ''
  return `Traffic peaked at ${formatValue(offered[peak], 'requests/s')} at ${at}${ofIt}.`
}
