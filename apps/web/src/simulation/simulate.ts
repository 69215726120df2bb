import {
  type AnalysedRun,
  type Attachments,
  analyse,
  bill,
  budgetAlarm,
  budgetAlarmPreset,
  compile,
  createTraceParser,
  cumulativeBill,
  type Diagnostic,
  diagnostic,
  type Objective,
  type Plan,
  parseObjective,
  parseScenario,
  priceSheet,
  type RunResult,
  spendInstants,
  traceFiles,
} from './engine.ts'

/** Traces by the name that documents use, as counts. */
export type Traces = Attachments['traces']

export type Planned = { readonly plan: Plan | null; readonly diagnostics: readonly Diagnostic[] }

/** From text to plan, with everything that is wrong or doubtful on the way. Never throws. */
export function planDocument(text: string, traces: Traces): Planned {
  const { scenario, diagnostics } = parseScenario(text, { traces })
  if (!scenario) return { plan: null, diagnostics }
  const compiled = compile(scenario)
  return { plan: compiled.plan ?? null, diagnostics: [...diagnostics, ...compiled.diagnostics] }
}

/** What a finished run means and costs. */
export function assess(plan: Plan, result: RunResult): AnalysedRun {
  const sheet = priceSheet(plan.bill.provider, plan.bill.region)
  if (!sheet.isKnown) throw new Error(sheet.message)
  const invoice = bill(result.usage, sheet.value)
  const cumulative = cumulativeBill(result.usage, sheet.value, spendInstants(result))
  const preset = plan.bill.budget && budgetAlarmPreset(plan.bill.budget.alarms)
  const budget = plan.bill.budget && preset?.isKnown ? budgetAlarm(cumulative, plan.bill.budget, preset.value) : undefined
  const findings = analyse(result, invoice, objectivesOf(plan), { plan, cumulative, budget })
  return { name: plan.scenario, result, bill: invoice, cumulative, findings }
}

function objectivesOf({ objectives, services, nodes }: Plan): readonly Objective[] {
  const known = { services: services.map(({ name }) => name), nodePools: nodes.groups.map(({ name }) => name) }
  return objectives.flatMap((text) => {
    const parsed = parseObjective(text, known)
    return 'objective' in parsed ? [parsed.objective] : []
  })
}

/** Reads one uploaded trace piece by piece, in memory bounded by its span; its problems name the lines at fault. */
export async function readTrace(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ readonly trace?: Traces[string]; readonly diagnostics: readonly Diagnostic[] }> {
  const parser = createTraceParser()
  const decoder = new TextDecoder()
  for await (const piece of bytes) parser.push(decoder.decode(piece, { stream: true }))
  const { trace, problems } = parser.finish()
  const diagnostics = problems.map(({ line, message, expected, received }) =>
    diagnostic('E501', { path: name, message: `${name}${line > 0 ? ` line ${line}` : ''} ${message}`, expected, received }),
  )
  return { trace, diagnostics }
}

export { traceFiles }
