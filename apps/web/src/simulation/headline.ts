import { count, latency, money, percent } from '../format/numbers.ts'
import { type AnalysedRun, clockOf } from './engine.ts'

/** The three questions that a run is opened for, each answered in a sentence. */
export type Headline = { readonly held: string; readonly cost: string; readonly edge: string }

export function headlineOf(run: AnalysedRun): Headline {
  return { held: heldSentence(run), cost: costSentence(run), edge: edgeSentence(run) }
}

function heldSentence({ findings, result }: AnalysedRun): string {
  const customers = findings.losses.find(({ intent }) => intent === 'customers')
  const lost = customers && customers.offered > 0 ? ` Customers lost ${count(customers.lost)} of ${count(customers.offered)} requests (${percent(customers.lost / customers.offered)}).` : ''
  const failing = findings.objectives.filter(({ verdict }) => verdict === 'fail').map(({ objective }) => objective.text)
  const worst = result.latency.filter(({ intent }) => intent === 'customers').map(({ p99Seconds }) => p99Seconds ?? 0)
  const tail = worst.length > 0 ? ` p99 was ${latency(Math.max(...worst))}.` : ''
  if (findings.verdict === 'held') return `Yes: ${findings.objectives.length === 1 ? 'its objective' : `all ${findings.objectives.length} objectives`} held.${tail}${lost}`
  if (findings.verdict === 'broken') return `No: ${failing.join(' and ')} did not hold.${tail}${lost}`
  if (findings.verdict === 'unknown') return `It cannot be said for every objective; see below.${tail}${lost}`
  return `It states no objectives to hold.${tail}${lost}`
}

function costSentence({ bill, findings: { spend, waste } }: AnalysedRun): string {
  const month = spend.perMonth ? `, ${money(spend.perMonth.microUsd)} for a month like this` : ''
  const attack = spend.byIntent.attack > 0 ? ` ${money(spend.byIntent.attack)} of it was spent on attackers.` : ''
  const idle = waste.idleRatio !== null && waste.idleRatio > 0 ? ` ${percent(waste.idleRatio)} paid for machine time that no pod requested.` : ''
  return `${money(bill.totalMicroUsd)}${month}.${attack}${idle}`
}

function edgeSentence({ findings: { headroom }, result }: AnalysedRun): string {
  const { tightest, service } = headroom
  if (!tightest) return headroom.reason
  const clock = clockOf(result.startIso, result.durationSeconds)
  const ceiling = headroom.ceilingRatio === null ? '' : ` With every pod that its limits allow, it could carry ${percent(headroom.ceilingRatio)} more at the peak.`
  return `At ${clock(tightest.atSeconds)} ${service ?? 'the service'} had ${percent(tightest.ratio)} of room left.${ceiling}`
}
