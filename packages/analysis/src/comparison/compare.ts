import type { AnalysedRun } from '../findings.ts'
import type { EvaluatedObjective } from '../objectives/objective.ts'
import { type Outcome, outcomes } from '../outcome.ts'
import type { Comparison, ObjectiveChange } from './comparison.ts'
import { headlineRows, lossesOf } from './headline-rows.ts'

/** Holds `after` against the baseline `before`, in money, lost customers, headline numbers and objectives. */
export function compare(before: AnalysedRun, after: AnalysedRun): Comparison {
  const lostBefore = lossesOf(before, 'customers')
  const lostAfter = lossesOf(after, 'customers')
  const delta = (outcome: Outcome) => (lostAfter?.byOutcome[outcome] ?? 0) - (lostBefore?.byOutcome[outcome] ?? 0)
  return {
    before: before.name,
    after: after.name,
    isSameSeed: before.result.seed === after.result.seed,
    isSamePlan: before.result.planHash === after.result.planHash,
    isSameDuration: before.result.durationSeconds === after.result.durationSeconds,
    rows: headlineRows(before, after),
    objectives: objectiveChanges(before.findings.objectives, after.findings.objectives),
    savedMicroUsd: before.bill.totalMicroUsd - after.bill.totalMicroUsd,
    savedCustomerRequests: (lostBefore?.lost ?? 0) - (lostAfter?.lost ?? 0),
    customerLossDelta: Object.fromEntries(outcomes.map((outcome) => [outcome, delta(outcome)])) as Record<Outcome, number>,
    caveats: caveatsOf(before, after),
  }
}

function objectiveChanges(before: readonly EvaluatedObjective[], after: readonly EvaluatedObjective[]): readonly ObjectiveChange[] {
  const texts = [...new Set([...before, ...after].map(({ objective }) => objective.text))]
  return texts.map((text) => {
    const was = before.find(({ objective }) => objective.text === text) ?? null
    const is = after.find(({ objective }) => objective.text === text) ?? null
    return { text, before: was, after: is, change: changeOf(was, is) }
  })
}

function changeOf(was: EvaluatedObjective | null, is: EvaluatedObjective | null): ObjectiveChange['change'] {
  if (was === null || is === null || was.verdict === 'unknown' || is.verdict === 'unknown') return 'unclear'
  if (was.verdict === is.verdict) return is.verdict === 'pass' ? 'stillHolds' : 'stillBroken'
  return is.verdict === 'pass' ? 'mended' : 'broke'
}

function caveatsOf({ result: a, bill: billA }: AnalysedRun, { result: b, bill: billB }: AnalysedRun): readonly string[] {
  const caveats: string[] = []
  if (a.seed !== b.seed) caveats.push(`The seeds differ (${a.seed} and ${b.seed}), so a part of every difference is chance.`)
  if (a.durationSeconds !== b.durationSeconds) caveats.push('The runs are not equally long, so totals do not compare.')
  if (a.fidelity !== b.fidelity) caveats.push(`One run is ${a.fidelity}, the other ${b.fidelity}.`)
  if (a.engineVersion !== b.engineVersion) caveats.push(`Engine versions differ (${a.engineVersion} and ${b.engineVersion}).`)
  if (billA.sheet.id !== billB.sheet.id) caveats.push(`The bills use different price sheets (${billA.sheet.id} and ${billB.sheet.id}).`)
  else if (billA.sheet.asOf !== billB.sheet.asOf)
    caveats.push(`The price sheets are of different dates (${billA.sheet.asOf} and ${billB.sheet.asOf}).`)
  return caveats
}
