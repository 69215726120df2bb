import { type AnalysedRun, compare, comparisonJson, comparisonMarkdown, comparisonText } from '@plimsoll/plimsoll'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { print, tell, terminal } from '../io/say.ts'
import { runFile } from './run.ts'

export type CompareFlags = {
  readonly seed?: number
  readonly until?: number
  readonly set: readonly string[]
  readonly format: CompareFormat
}
export const compareFormats = ['text', 'json', 'markdown'] as const
export type CompareFormat = (typeof compareFormats)[number]

/**
 * `plimsoll compare BASE OTHER…`: runs all of them under one seed, so that they see the same arrivals, and holds each against the first.
 * Of files that a shell lists by name, a `without-…` comes after a `with-…`; the one that names what is added is the change.
 */
export async function compareCommand(files: readonly string[], flags: CompareFlags): Promise<ExitCode> {
  const runs: AnalysedRun[] = []
  let seed = flags.seed
  for (const file of baselineFirst(files)) {
    const run = await runFile(file, { ...flags, seed })
    if (!run) return exitCodes.badInput
    seed ??= run.result.seed
    runs.push(run)
  }
  const [base, ...others] = runs
  if (flags.seed === undefined) tell([`all runs use seed ${seed}`])
  for (const other of others) {
    const comparison = compare(base, other)
    if (flags.format === 'json') print(comparisonJson(comparison))
    else if (flags.format === 'markdown') print(comparisonMarkdown(comparison))
    else print(comparisonText(comparison, terminal()))
  }
  return others.some(({ findings }) => findings.verdict === 'broken') ? exitCodes.objectiveBroken : exitCodes.fine
}

function baselineFirst(files: readonly string[]): readonly string[] {
  const isWithout = (file: string) => /(^|[/\\])without-[^/\\]*$/.test(file)
  return [...files.filter(isWithout), ...files.filter((file) => !isWithout(file))]
}
