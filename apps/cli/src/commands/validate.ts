import { hasErrors } from '@plimsoll/plimsoll'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { diagnosticLines, summaryLine } from '../io/diagnostics.ts'
import { loadPlan } from '../io/load-plan.ts'
import { print, tell } from '../io/say.ts'

/** `plimsoll validate FILE…`: everything that is wrong or doubtful, in every file, without running anything. */
export async function validateCommand(files: readonly string[], flags: { readonly set: readonly string[] }): Promise<ExitCode> {
  let isBad = false
  for (const file of files) {
    const loaded = await loadPlan(file, flags.set)
    if (loaded.diagnostics.length > 0) tell([...diagnosticLines(loaded, loaded.diagnostics), summaryLine(loaded.diagnostics)])
    const isGood = loaded.plan !== null && !hasErrors(loaded.diagnostics)
    if (isGood) print(`${file}: ${loaded.plan?.scenario} can run`)
    isBad ||= !isGood
  }
  return isBad ? exitCodes.badInput : exitCodes.fine
}
