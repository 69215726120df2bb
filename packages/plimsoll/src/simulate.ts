import { type AnalysedRun, analyse, type KnownNames, type Objective, parseObjective, spendInstants } from '@plimsoll/analysis'
import { bill, budgetAlarm, cumulativeBill } from '@plimsoll/billing'
import { budgetAlarmPreset, priceSheet } from '@plimsoll/catalog'
import { checkCatalog, compile, type Plan, type RunResult } from '@plimsoll/engine'
import { type Attachments, type Diagnostic, type Draft, diagnostic, inOrder, locateDiagnostics, parseScenario } from '@plimsoll/scenario'

export type Planned = { readonly plan: Plan | null; readonly diagnostics: readonly Diagnostic[] }

/**
 * From text to plan, with everything that is wrong or doubtful on the way, each with its place in the text. What the catalogue cannot give
 * and objectives that cannot be read are said of a document with other errors too, as far as it can be read. Never throws.
 */
export function planDocument(text: string, attachments: Attachments = { traces: {} }): Planned {
  const { scenario, draft, diagnostics } = parseScenario(text, attachments)
  if (!draft) return { plan: null, diagnostics }
  const compiled = scenario ? compile(scenario) : { plan: undefined, diagnostics: checkCatalog(draft) }
  const objectives = objectiveProblems(draft, compiled.plan)
  const found = locateDiagnostics(text, [...compiled.diagnostics, ...objectives])
  return { plan: objectives.length === 0 ? (compiled.plan ?? null) : null, diagnostics: inOrder([...diagnostics, ...found]) }
}

/** Names that scopes may refer to are held against the document only where all of them could be read. */
function objectiveProblems({ objectives, services }: Draft, plan: Plan | undefined): Diagnostic[] {
  const names = services.flatMap((service) => service?.name ?? [])
  const known = { services: names.length === services.length ? names : undefined, nodePools: plan?.nodes.groups.map(({ name }) => name) }
  return objectives.flatMap((text, index) => (text === undefined ? [] : objectiveProblem(text, index, known)))
}

function objectiveProblem(text: string, index: number, known: KnownNames): Diagnostic[] {
  const parsed = parseObjective(text, known)
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
