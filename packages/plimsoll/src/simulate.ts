import { type AnalysedRun, analyse, type Objective, parseObjective, spendInstants } from '@plimsoll/analysis'
import { bill, budgetAlarm, cumulativeBill } from '@plimsoll/billing'
import { budgetAlarmPreset, priceSheet } from '@plimsoll/catalog'
import { compile, type Plan, type RunResult } from '@plimsoll/engine'
import { type Attachments, type Diagnostic, diagnostic, locateDiagnostics, parseScenario } from '@plimsoll/scenario'

export type Planned = { readonly plan: Plan | null; readonly diagnostics: readonly Diagnostic[] }

/** From text to plan, with everything that is wrong or doubtful on the way, objectives included, each with its place in the text. Never throws. */
export function planDocument(text: string, attachments: Attachments = { traces: {} }): Planned {
  const { scenario, diagnostics } = parseScenario(text, attachments)
  if (!scenario) return { plan: null, diagnostics }
  const compiled = compile(scenario)
  const names = { services: scenario.services.map(({ name }) => name), nodePools: compiled.plan?.nodes.groups.map(({ name }) => name) }
  const objectives = scenario.objectives.flatMap((objective, index) => objectiveProblem(objective, index, names))
  const found = locateDiagnostics(text, [...compiled.diagnostics, ...objectives])
  return { plan: objectives.length === 0 ? (compiled.plan ?? null) : null, diagnostics: [...diagnostics, ...found] }
}

function objectiveProblem(text: string, index: number, names: Parameters<typeof parseObjective>[1]): Diagnostic[] {
  const parsed = parseObjective(text, names)
  if ('objective' in parsed) return []
  const { message, expected, received, fix } = parsed.problem
  return [diagnostic('E305', { path: `objectives.${index}`, message, expected, received, fix })]
}

/**
 * What a finished run means and costs, at the price sheet of its plan's region.
 *
 * @throws RangeError when the catalogue has no prices there; `compile` refuses such a scenario
 */
export function assess(plan: Plan, result: RunResult): AnalysedRun {
  const sheet = priceSheet(plan.bill.provider, plan.bill.region)
  if (!sheet.isKnown) throw new RangeError(sheet.message)
  const invoice = bill(result.usage, sheet.value)
  const cumulative = cumulativeBill(result.usage, sheet.value, spendInstants(result))
  const preset = plan.bill.budget && budgetAlarmPreset(plan.bill.budget.alarms)
  const budget = plan.bill.budget && preset?.isKnown ? budgetAlarm(cumulative, plan.bill.budget, preset.value) : undefined
  return {
    name: plan.scenario,
    result,
    bill: invoice,
    cumulative,
    findings: analyse(result, invoice, objectivesOf(plan), { plan, cumulative, budget }),
  }
}

function objectivesOf({ objectives, services, nodes }: Plan): readonly Objective[] {
  const known = { services: services.map(({ name }) => name), nodePools: nodes.groups.map(({ name }) => name) }
  return objectives.flatMap((text) => {
    const parsed = parseObjective(text, known)
    return 'objective' in parsed ? [parsed.objective] : []
  })
}
