import { hasErrors, importManifests } from '@plimsoll/plimsoll'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { readManifestFiles } from '../io/manifests.ts'
import { print, tell } from '../io/say.ts'

/** `plimsoll import FILE…|-`: a scenario from Kubernetes manifests on standard output; what was assumed and ignored on standard error. */
export async function importCommand(files: readonly string[]): Promise<ExitCode> {
  const imported = importManifests(await readManifestFiles(files))
  for (const { severity, code, message, expected, received, fix } of imported.diagnostics) {
    tell([`${severity} ${code} ${message}`, `  expected ${expected}, received ${received}${fix ? `; fix: ${fix}` : ''}`])
  }
  for (const { path: at, why } of imported.assumed) tell([`assumed ${at}: ${why}`])
  for (const { object, path: at, doesMatter, why } of imported.ignored)
    tell([`ignored ${object} ${at}${doesMatter ? ' (matters)' : ''}: ${why}`])
  if (imported.text === undefined) return exitCodes.badInput
  print(imported.text)
  return hasErrors(imported.diagnostics) ? exitCodes.badInput : exitCodes.fine
}
