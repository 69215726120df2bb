import type { Intent } from '@plimsoll/engine'
import { mostMachines } from '../capacity/machines.ts'
import { mostPodsWanted } from '../capacity/pods.ts'
import type { AnalysedRun, IntentLosses } from '../findings.ts'
import type { DeltaRow, HeadlineId, HeadlineUnit } from './comparison.ts'

/** A headline number: how to read it off a run, and which way is good. */
type Headline = {
  readonly id: HeadlineId
  readonly unit: HeadlineUnit
  readonly good: 'less' | 'more' | 'neither'
  readonly read: (run: AnalysedRun) => number | null
  /** What a run without the figure is compared as, where the other has one; else the change is unknown. */
  readonly none?: number
}

const headlines: readonly Headline[] = [
  { id: 'offered', unit: 'requests', good: 'neither', read: ({ result }) => result.outcomes.offered },
  { id: 'customersLost', unit: 'requests', good: 'less', read: (run) => lossesOf(run, 'customers')?.lost ?? null },
  { id: 'customersLimited', unit: 'requests', good: 'less', read: (run) => lossesOf(run, 'customers')?.byOutcome.limited ?? null },
  { id: 'availability', unit: 'ratio', good: 'more', read: (run) => lossesOf(run, 'customers')?.availabilityRatio ?? null },
  { id: 'attackServed', unit: 'requests', good: 'less', read: (run) => lossesOf(run, 'attack')?.served ?? null },
  { id: 'peakOffered', unit: 'requests/s', good: 'neither', read: ({ findings }) => findings.peak?.offeredPerSecond ?? null },
  { id: 'p50', unit: 'seconds', good: 'less', read: (run) => worstLatency(run, 'p50Seconds') },
  { id: 'p95', unit: 'seconds', good: 'less', read: (run) => worstLatency(run, 'p95Seconds') },
  { id: 'p99', unit: 'seconds', good: 'less', read: (run) => worstLatency(run, 'p99Seconds') },
  { id: 'podsMax', unit: 'pods', good: 'neither', read: ({ result }) => greatest(mostPodsWanted(result).map(({ pods }) => pods)) },
  { id: 'nodesMax', unit: 'nodes', good: 'neither', read: ({ result }) => mostMachines(result.usage.nodes) },
  { id: 'nodeHours', unit: 'hours', good: 'neither', read: ({ findings }) => findings.waste.nodeHours },
  { id: 'restarts', unit: 'containers', good: 'less', read: restartedContainers, none: 0 },
  { id: 'headroom', unit: 'ratio', good: 'more', read: ({ findings }) => findings.headroom.atPeakRatio },
  { id: 'reaction', unit: 'seconds', good: 'less', read: slowestReaction },
  { id: 'billTotal', unit: 'microUsd', good: 'less', read: ({ bill }) => bill.totalMicroUsd },
  { id: 'billMonth', unit: 'microUsd', good: 'less', read: ({ bill }) => bill.perMonth?.microUsd ?? null },
  { id: 'billCustomers', unit: 'microUsd', good: 'neither', read: ({ bill }) => bill.byIntent.customers },
  { id: 'billAttack', unit: 'microUsd', good: 'less', read: ({ bill }) => bill.byIntent.attack },
  { id: 'billIdle', unit: 'microUsd', good: 'less', read: ({ bill }) => bill.byIntent.idle },
  { id: 'costPerMillion', unit: 'microUsd', good: 'less', read: ({ bill }) => bill.costPerMillionServedMicroUsd },
  {
    id: 'burntBeforeAlarm',
    unit: 'microUsd',
    good: 'less',
    read: ({ findings }) => findings.burntBeforeAlarm?.burntBeforeAlarmMicroUsd ?? null,
  },
]

/** All headline numbers of two runs; rows that neither run has are left out. */
export function headlineRows(before: AnalysedRun, after: AnalysedRun): readonly DeltaRow[] {
  return headlines
    .map((headline) => ({ headline, before: headline.read(before), after: headline.read(after) }))
    .filter((figures) => figures.before !== null || figures.after !== null)
    .map(({ headline, ...figures }) => deltaRow(headline, figures.before ?? headline.none ?? null, figures.after ?? headline.none ?? null))
}

export function lossesOf({ findings }: AnalysedRun, intent: Intent): IntentLosses | null {
  return findings.losses.find((losses) => losses.intent === intent) ?? null
}

function deltaRow({ id, unit, good }: Headline, before: number | null, after: number | null): DeltaRow {
  if (before === null || after === null) return { id, unit, before, after, delta: null, deltaRatio: null, change: 'unknown' }
  const delta = after - before
  const change = delta === 0 ? 'same' : good === 'neither' ? 'neither' : delta < 0 === (good === 'less') ? 'better' : 'worse'
  return { id, unit, before, after, delta, deltaRatio: before === 0 ? null : delta / before, change }
}

/** Of the service where it is longest; percentiles of several services cannot be pooled. */
function worstLatency({ result }: AnalysedRun, figure: 'p50Seconds' | 'p95Seconds' | 'p99Seconds'): number | null {
  return greatest(result.latency.flatMap((summary) => (summary.intent === 'customers' ? (summary[figure] ?? []) : [])))
}

/** Null where all lived: the row is left out when neither run has any. */
function restartedContainers({ result }: AnalysedRun): number | null {
  return result.restarts.length === 0 ? null : result.restarts.reduce((sum, { restarts }) => sum + restarts, 0)
}

function slowestReaction({ findings }: AnalysedRun): number | null {
  return greatest(findings.reactions.flatMap(({ seconds }) => seconds ?? []))
}

function greatest(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((most, value) => Math.max(most, value))
}
