import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { hasErrors, importManifests } from '@plimsoll/plimsoll'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { readText } from '../io/files.ts'
import { print, tell } from '../io/say.ts'

/** A cluster's worth of `kubectl get -o yaml`. */
const mostBytes = 20_000_000

/** `plimsoll import FILE…|-`: a scenario from Kubernetes manifests on standard output; what was assumed and ignored on standard error. */
export async function importCommand(files: readonly string[]): Promise<ExitCode> {
  const named = (await Promise.all(files.map(manifestsIn))).flat()
  const manifests = await Promise.all(named.map(async (file) => ({ name: file, text: await readText(file, mostBytes) })))
  const imported = importManifests(manifests)
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

/** A folder stands for the YAML files in it. */
async function manifestsIn(file: string): Promise<string[]> {
  if (file === '-') return [file]
  const names = await readdir(file).catch(() => null)
  if (!names) return [file]
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .sort((a, b) => (a < b ? -1 : 1))
    .map((name) => path.join(file, name))
}
