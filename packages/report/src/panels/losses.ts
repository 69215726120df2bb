import type { IntentLosses, Outcome } from '@plimsoll/analysis'
import type { Intent } from '@plimsoll/engine'
import { formatNumber, formatPercent } from '../format/index.ts'
import type { Panel, PanelSeries } from '../panel.ts'
import { outcomeWords } from '../words/outcomes.ts'
import { frame } from './frame.ts'
import { hasAny, type PanelSource, series, summed, valuesOf } from './series.ts'

const losses = ['limited', 'blocked', 'shed', 'queueFull', 'timedOut', 'failed'] as const satisfies readonly Outcome[]

/** Each outcome has its own dash, so that a stack reads without colour. */
const dashes: Readonly<Record<(typeof losses)[number], readonly number[]>> = {
  limited: [],
  blocked: [8, 3],
  shed: [4, 2],
  queueFull: [2, 2],
  timedOut: [1, 3],
  failed: [8, 2, 2, 2],
}

export function lossesPanel(source: PanelSource): Panel {
  return frame(source, ['saturation', 'limited'], {
    id: 'losses',
    question: 'Which customer requests were lost, and how?',
    summary: customerSummary(source),
    unit: 'requests/s',
    series: stacked(source, 'customers', losses),
  })
}

/** Null where nobody attacked. */
export function attackPanel(source: PanelSource): Panel | null {
  const attack = source.run.findings.losses.find(({ intent }) => intent === 'attack')
  if (!attack || attack.offered === 0) return null
  return frame(source, ['traffic', 'saturation'], {
    id: 'attack',
    question: 'What became of the attack?',
    summary: `Of ${formatNumber(attack.offered)} attacking requests ${formatNumber(attack.served)} were served (${formatPercent(attack.served / attack.offered)}).`,
    unit: 'requests/s',
    series: stacked(source, 'attack', ['served', ...losses]),
  })
}

function stacked({ run, service }: PanelSource, intent: Intent, outcomes: readonly Outcome[]): readonly PanelSeries[] {
  return outcomes.flatMap((outcome) => {
    const values = summed(valuesOf(run.result, 'requests.outcome', { service, intent, outcome }))
    const dash = outcome in dashes ? dashes[outcome as (typeof losses)[number]] : []
    return series(
      { label: outcomeWords[outcome].label, metric: 'requests.outcome', role: outcome, style: 'area', stack: 'outcomes', dash },
      hasAny(values) ? values : null,
    )
  })
}

function customerSummary({ run }: PanelSource): string {
  const customers: IntentLosses | undefined = run.findings.losses.find(({ intent }) => intent === 'customers')
  if (!customers || customers.offered === 0) return 'Customers sent no request.'
  if (customers.lost === 0) return `None of ${formatNumber(customers.offered)} customer requests was lost.`
  const parts = losses
    .filter((outcome) => customers.byOutcome[outcome] > 0)
    .sort((a, b) => customers.byOutcome[b] - customers.byOutcome[a] || losses.indexOf(a) - losses.indexOf(b))
    .map((outcome) => `${formatNumber(customers.byOutcome[outcome])} ${outcomeWords[outcome].ended}`)
  const share = formatPercent(customers.lost / customers.offered)
  return `${formatNumber(customers.lost)} of ${formatNumber(customers.offered)} customer requests were lost (${share}): ${parts.join(', ')}.`
}
