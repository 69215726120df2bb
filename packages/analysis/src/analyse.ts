import type { Bill, BudgetAlarm, BudgetReport, CumulativeBill } from '@plimsoll/billing'
import type { Plan, RunResult } from '@plimsoll/engine'
import { headroomOf } from './capacity/headroom.ts'
import { podSizeAdvices } from './capacity/pod-sizes.ts'
import { reactionsOf } from './capacity/reaction.ts'
import { wasteOf } from './capacity/waste.ts'
import { waterfallsOf } from './capacity/waterfall.ts'
import { keyDecisions } from './decisions/decisions.ts'
import type { Findings, Verdict } from './findings.ts'
import { forecastAccuracies } from './load/forecasts.ts'
import { lossesByIntent } from './load/losses.ts'
import { peakLoad } from './load/peak.ts'
import { saturationEpisodes } from './load/saturation.ts'
import { spendOf } from './money/spend.ts'
import { evaluateObjective } from './objectives/evaluate.ts'
import type { EvaluatedObjective, Objective } from './objectives/objective.ts'

/** What a caller may have beside result and bill. Findings that need what is missing are null with a reason, never guessed. */
export type AnalyseExtras = {
  /** Workers, replica limits and machines: for headroom. */
  readonly plan?: Pick<Plan, 'services' | 'nodes'>
  /** Money at `spendInstants(result)`: for the dearest day, the fastest spending, and when a budget broke. */
  readonly cumulative?: CumulativeBill
  /** What the budget's alarms would have said. */
  readonly budget?: BudgetReport
}

/** What a run means, as plain data. Percentiles are those of the run's own histograms; none is averaged. */
export function analyse(result: RunResult, bill: Bill, objectives: readonly Objective[], extras: AnalyseExtras = {}): Findings {
  const plan = extras.plan ?? null
  const cumulative = extras.cumulative ?? null
  const budget = extras.budget ?? null
  const evaluated = objectives.map((objective) => evaluateObjective(objective, { result, bill, plan, cumulative }))
  const saturation = saturationEpisodes(result)
  const reactions = reactionsOf(result)
  return {
    verdict: verdictOf(evaluated),
    objectives: failingFirst(evaluated),
    peak: peakLoad(result),
    headroom: headroomOf(result, plan),
    reactions,
    waterfalls: waterfallsOf(result, bill, reactions),
    forecasts: forecastAccuracies(result),
    podSizes: podSizeAdvices(result, bill, plan),
    waste: wasteOf(result, bill),
    saturation,
    spend: spendOf(bill, cumulative),
    budget,
    burntBeforeAlarm: budget && mainAlarm(budget),
    losses: lossesByIntent(result),
    decisions: keyDecisions(result, saturation),
  }
}

function verdictOf(objectives: readonly EvaluatedObjective[]): Verdict {
  if (objectives.length === 0) return 'none'
  if (objectives.some(({ verdict }) => verdict === 'fail')) return 'broken'
  return objectives.some(({ verdict }) => verdict === 'unknown') ? 'unknown' : 'held'
}

function failingFirst(objectives: readonly EvaluatedObjective[]): readonly EvaluatedObjective[] {
  return (['fail', 'unknown', 'pass'] as const).flatMap((wanted) => objectives.filter(({ verdict }) => verdict === wanted))
}

/** The highest threshold that the run crossed, in the month in which it crossed it first. */
function mainAlarm({ alarms }: BudgetReport): BudgetAlarm | null {
  const crossed = alarms.filter(({ crossedAtSeconds }) => crossedAtSeconds !== null)
  if (crossed.length === 0) return null
  return crossed.reduce((main, alarm) => (alarm.thresholdRatio > main.thresholdRatio ? alarm : main))
}
