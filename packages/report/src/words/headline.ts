import type { AnalysedRun, EvaluatedObjective, Findings } from '@plimsoll/analysis'
import type { RunResult } from '@plimsoll/engine'
import {
  type Clock,
  clockOf,
  countOf,
  formatDuration,
  formatMoneyShort,
  formatNumber,
  formatPercent,
  formatValue,
} from '../format/index.ts'
import { endsSentence, throttlingSentence } from './containers.ts'
import { objectiveFigure, subjectOf } from './objective.ts'

/** The three questions, answered in words. */
export type Headline = {
  /** Did it hold? */
  readonly held: string
  /** What did it cost? */
  readonly cost: string
  /** How near the edge was it? */
  readonly edge: string
}

export function headline({ result, findings }: AnalysedRun): Headline {
  const clock = clockOf(result.startIso, result.durationSeconds)
  return { held: heldSentence(findings), cost: costSentence(findings, clock), edge: edgeSentence(findings, result, clock) }
}

function heldSentence(findings: Findings): string {
  const { verdict, objectives } = findings
  const customers = customerSentence(findings)
  if (verdict === 'none') return `No objective is stated. ${customers}`
  const failed = objectives.filter((objective) => objective.verdict === 'fail')
  const unknown = objectives.filter((objective) => objective.verdict === 'unknown')
  const all = countOf(objectives.length, 'objective')
  if (verdict === 'broken') {
    const worst = failed.map(
      ({ objective, value }) => `${subjectOf(objective)} was ${objectiveFigure(value, objective)} (${objective.text})`,
    )
    return `It did not hold: ${formatNumber(failed.length)} of ${all} ${failed.length === 1 ? 'was' : 'were'} broken: ${listed(worst, 3)}. ${customers}`
  }
  if (verdict === 'unknown') {
    return `It cannot be said: ${formatNumber(unknown.length)} of ${all} could not be judged (${unknown[0].reason}). ${customers}`
  }
  const closest = nearest(objectives)
  const near =
    closest === null
      ? ''
      : ` Closest: ${subjectOf(closest.objective)} at ${objectiveFigure(closest.value, closest.objective)} (${closest.objective.text}).`
  return `It held: ${objectives.length === 1 ? 'the objective was' : `all ${all} were`} met.${near} ${customers}`
}

/** The objective of whose room least is left. */
function nearest(objectives: readonly EvaluatedObjective[]): EvaluatedObjective | null {
  let least: { readonly evaluated: EvaluatedObjective; readonly left: number } | null = null
  for (const evaluated of objectives) {
    const left = roomLeft(evaluated)
    if (left !== null && (least === null || left < least.left)) least = { evaluated, left }
  }
  return least?.evaluated ?? null
}

/** Margin over the limit. A share that has to stay high is measured by what it may lack: 99.95 % of 99.9 % is half way to the limit. */
function roomLeft({ objective, margin, marginRatio, limit }: EvaluatedObjective): number | null {
  const mayLack = 1 - limit
  const isHighShare = objective.unit === 'ratio' && objective.comparator.startsWith('>') && objective.metric.kind !== 'headroom'
  return isHighShare && margin !== null && mayLack > 0 ? margin / mayLack : marginRatio
}

function customerSentence({ losses }: Findings): string {
  const customers = losses.find(({ intent }) => intent === 'customers')
  if (!customers || customers.offered === 0) return 'Customers sent no request.'
  if (customers.lost === 0) return `No customer request of ${formatNumber(customers.offered)} was lost.`
  const share = formatPercent(customers.lost / customers.offered)
  const were = customers.lost === 1 ? 'was' : 'were'
  return `${countOf(customers.lost, 'customer request')} of ${formatNumber(customers.offered)} ${were} lost (${share}).`
}

function costSentence({ spend, waste, budget, burntBeforeAlarm }: Findings, clock: Clock): string {
  const rates = [
    spend.perDay && `${formatMoneyShort(spend.perDay.microUsd)} a day (${spend.perDay.basis})`,
    spend.perMonth && `about ${formatMoneyShort(spend.perMonth.microUsd)} a month`,
    spend.costPerMillionServedMicroUsd !== null &&
      `${formatMoneyShort(spend.costPerMillionServedMicroUsd)} per million customer requests served`,
  ].filter((rate) => rate !== null && rate !== false)
  const parts = [`The run cost ${formatMoneyShort(spend.totalMicroUsd)}: ${rates.join(', ')}.`]
  if (rates.length === 0) parts[0] = `The run cost ${formatMoneyShort(spend.totalMicroUsd)}.`
  if (waste.idleRatio !== null && waste.idleRatio > 0) {
    parts.push(
      `${formatMoneyShort(waste.idleMicroUsd)} of it (${formatPercent(waste.idleRatio)}) paid for machine time that no pod had asked for.`,
    )
  }
  if (waste.warmPoolMicroUsd > 0) parts.push(`Machines that waited in warm pools took ${formatMoneyShort(waste.warmPoolMicroUsd)} of that.`)
  if (spend.byIntent.attack > 0) parts.push(`Attackers caused ${formatMoneyShort(spend.byIntent.attack)}.`)
  if (burntBeforeAlarm?.crossedAtSeconds != null && burntBeforeAlarm.burntBeforeAlarmMicroUsd !== null) {
    const { thresholdMicroUsd, crossedAtSeconds, alarmAtSeconds, burntBeforeAlarmMicroUsd, isAtLeast } = burntBeforeAlarm
    const delay = formatDuration((alarmAtSeconds ?? crossedAtSeconds) - crossedAtSeconds)
    const burnt = `${isAtLeast ? 'at least ' : ''}${formatMoneyShort(burntBeforeAlarmMicroUsd)}`
    parts.push(
      `The budget's ${formatMoneyShort(thresholdMicroUsd)} was crossed at ${clock(crossedAtSeconds)}; ${burnt} more is spent before the alarm, ${delay} later.`,
    )
  } else if (budget !== null) {
    parts.push('No threshold of the budget was crossed during the run.')
  }
  return parts.join(' ')
}

function edgeSentence({ peak, headroom, reactions, saturation }: Findings, result: RunResult, clock: Clock): string {
  if (peak === null) return 'Nothing was offered, so there is no edge to be near.'
  const at = `The peak was ${formatValue(peak.offeredPerSecond, 'requests/s')} at ${clock(peak.atSeconds)}`
  const parts = [
    headroom.atPeakRatio === null ? `${at}; headroom is not known: ${headroom.reason}.` : `${at}. ${roomSentence(headroom, clock)}`,
  ]
  const slowest = reactions
    .filter(({ seconds }) => seconds !== null)
    .reduce<number | null>((most, { seconds }) => Math.max(most ?? 0, seconds ?? 0), null)
  if (slowest !== null) parts.push(`From a rise of traffic to enough ready pods it took up to ${formatDuration(slowest)}.`)
  const unmet = reactions.filter(({ seconds }) => seconds === null).length
  if (unmet > 0) parts.push(`${countOf(unmet, 'rise')} never got all the pods asked for.`)
  const lost = saturation.reduce((sum, episode) => sum + episode.lostCustomerRequests, 0)
  parts.push(endsSentence(result.restarts), throttlingSentence(result, null, clock))
  if (saturation.length > 0)
    parts.push(`Capacity ran out in ${countOf(saturation.length, 'stretch', 'stretches')}, costing ${countOf(lost, 'customer request')}.`)
  return parts.filter((part) => part !== '').join(' ')
}

function roomSentence(headroom: Findings['headroom'], clock: Clock): string {
  const { service, peakAtSeconds, atPeakRatio, tightest, ceilingRatio, ceilingPods } = headroom
  const most = atPeakRatio === 0 ? 'had no room left' : `could have carried ${formatPercent(atPeakRatio ?? 0)} more`
  const busiest = `When most reached ${service}, its ready pods ${most}`
  const least =
    tightest === null || tightest.atSeconds === peakAtSeconds
      ? ''
      : `, at the tightest moment (${clock(tightest.atSeconds)}) ${formatPercent(tightest.ratio)}`
  const ceiling =
    ceilingRatio === null || ceilingPods === null
      ? ''
      : `; with all ${formatNumber(ceilingPods)} pods that limits allow, ${formatPercent(ceilingRatio)}`
  return `${busiest}${least}${ceiling}.`
}

/** `a, b, c and 2 more` */
function listed(items: readonly string[], most: number): string {
  const shown = items.slice(0, most).join('; ')
  return items.length > most ? `${shown}; and ${items.length - most} more` : shown
}
