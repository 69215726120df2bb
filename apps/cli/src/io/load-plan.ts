import { applySettings, type Diagnostic, hasErrors, type Plan, planDocument } from '@plimsoll/plimsoll'
import { readText } from './files.ts'
import { readTraces } from './traces.ts'

export type Loaded = {
  readonly file: string
  readonly text: string
  readonly plan: Plan | null
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads a scenario with its traces, applies `--set` and compiles it; everything wrong with it at once. */
export async function loadPlan(file: string, settings: readonly string[] = []): Promise<Loaded> {
  const written = await readText(file)
  const edited = applySettings(written, settings)
  if (hasErrors(edited.diagnostics)) return { file, text: written, plan: null, diagnostics: edited.diagnostics }
  const read = await readTraces(edited.text, file)
  if (hasErrors(read.diagnostics)) return { file, text: edited.text, plan: null, diagnostics: read.diagnostics }
  return { file, text: edited.text, ...planDocument(edited.text, { traces: read.traces }) }
}
