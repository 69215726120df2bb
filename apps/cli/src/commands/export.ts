import { applySettings, exportManifests, hasErrors } from '@plimsoll/plimsoll'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { diagnosticLines, summaryLine } from '../io/diagnostics.ts'
import { readText } from '../io/files.ts'
import { readManifestFiles } from '../io/manifests.ts'
import { print, tell } from '../io/say.ts'

export type ExportFlags = { readonly base: readonly string[]; readonly set: readonly string[] }

/**
 * `plimsoll export FILE --as manifests [--base MANIFESTS…]`: the autoscalers, machines, replicas and resources that a scenario means, on
 * standard output; against a base, what differs from it. Text for people: nothing is applied.
 */
export async function exportCommand(file: string, { base, set }: ExportFlags): Promise<ExitCode> {
  const edited = applySettings(await readText(file), set)
  if (hasErrors(edited.diagnostics)) return refuse(file, edited.text, edited.diagnostics)
  const { text, count, notes, diagnostics } = exportManifests(edited.text, await readManifestFiles(base))
  if (hasErrors(diagnostics)) return refuse(file, edited.text, diagnostics)
  tell(notes.map((note) => `note: ${note}`))
  if (count > 0) print(text)
  else tell([base.length > 0 ? 'the scenario means what the manifests say: there is nothing to change' : 'there is nothing to write'])
  return exitCodes.fine
}

function refuse(file: string, text: string, diagnostics: Parameters<typeof diagnosticLines>[1]): ExitCode {
  tell([...diagnosticLines({ file, text }, diagnostics), summaryLine(diagnostics)])
  return exitCodes.badInput
}
