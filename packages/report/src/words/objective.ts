import type { EvaluatedObjective, Objective } from '@plimsoll/analysis'
import { type Clock, countOf, formatDuration, formatMoneyShort, formatPercent, formatUsdPerHour, formatValue } from '../format/index.ts'
import { outcomeWords } from './outcomes.ts'

/** One plain sentence: `p99 was 212 ms, within the 300 ms allowed.` */
export function objectiveSentence(evaluated: EvaluatedObjective, clock: Clock): string {
  const { objective, verdict, value, reason } = evaluated
  if (verdict === 'unknown' || value === null) return `${objective.text} cannot be judged: ${reason ?? 'there is no figure'}.`
  const decided = evaluated.decidedBy === null ? '' : ` (${evaluated.decidedBy})`
  const main = `${subjectOf(objective)} was ${figure(value, objective)}${decided}, ${relation(evaluated)}`
  const when = breachClause(evaluated, clock)
  return `${main}${when}.`
}

/** A value or limit of an objective, with its unit. */
export function objectiveFigure(value: number | null, objective: Objective): string {
  return value === null ? '–' : figure(value, objective)
}

function figure(value: number, { unit }: Objective): string {
  switch (unit) {
    case 'usd':
      return formatMoneyShort(value * 1_000_000)
    case 'usdPerHour':
      return formatUsdPerHour(value)
    case 'ratio':
      return formatPercent(value)
    case 'requests':
      return countOf(value, 'request')
    default:
      return formatValue(value, unit)
  }
}

/** What was measured, in words: `p99 of checkout`, `the share of attacking requests refused by a limiter`. */
export function subjectOf({ metric, name, scope }: Objective): string {
  const where = scope.service === null ? '' : ` of ${scope.service}`
  const whose = scope.intent === 'attack' ? 'attacking' : 'customer'
  switch (metric.kind) {
    case 'percentile':
    case 'meanLatency':
    case 'maxLatency':
      return `${latencyName(metric.kind, name)}${where}${scope.intent === 'attack' ? ' for attacking requests' : ''}`
    case 'availability':
      return `availability${where}${scope.intent === 'attack' ? ' for attacking requests' : ''}`
    case 'outcome': {
      const ended = metric.outcome === 'lost' ? 'lost' : outcomeWords[metric.outcome].ended
      const share = metric.as === 'share' ? 'the share' : 'the number'
      return `${share} of ${whose} requests${where} ${ended}`
    }
    case 'bill':
      return billName(metric.per, scope.intent)
    case 'burnMax':
      return 'the fastest spending'
    case 'costPerMillion':
      return 'the cost of a million requests served'
    case 'podsMax':
      return `the most replicas${where}`
    case 'nodesMax':
      return `the most machines${scope.nodePool === null ? '' : ` of ${scope.nodePool}`}`
    case 'ends':
      return `the number of containers${where} ${metric.of === 'restarts' ? 'restarted' : 'killed for their memory'}`
    case 'headroom':
      return `headroom at the peak${where}`
  }
}

function latencyName(kind: 'percentile' | 'meanLatency' | 'maxLatency', name: string): string {
  if (kind === 'meanLatency') return 'mean latency'
  return kind === 'maxLatency' ? 'the longest latency' : name
}

function billName(per: 'total' | 'day' | 'month', intent: string | null): string {
  if (intent !== null) return `the part of the bill spent on ${intent === 'attack' ? 'attackers' : 'customers'}`
  return per === 'total' ? 'the bill' : `the bill for a ${per}`
}

function relation({ objective, verdict, limit }: EvaluatedObjective): string {
  const { comparator } = objective
  const text = figure(limit, objective)
  const isMet = verdict === 'pass'
  if (comparator === '<' || comparator === '<=') return isMet ? `within the ${text} allowed` : `over the ${text} allowed`
  if (comparator === '>' || comparator === '>=') return isMet ? `above the ${text} asked for` : `short of the ${text} asked for`
  if (comparator === '==') return isMet ? 'as asked for' : `not the ${text} asked for`
  return isMet ? `not ${text}, as asked for` : 'which was to be avoided'
}

function breachClause({ verdict, breach }: EvaluatedObjective, clock: Clock): string {
  if (breach === null) return ''
  const first = clock(breach.firstAtSeconds)
  if (breach.totalSeconds === null) return verdict === 'fail' ? `; crossed at ${first}` : ''
  const total = formatDuration(breach.totalSeconds)
  return verdict === 'fail' ? `; first at ${first}, ${total} in all` : `, though beyond it for ${total}, first at ${first}`
}
