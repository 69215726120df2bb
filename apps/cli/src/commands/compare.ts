import { type AnalysedRun, type Comparison, compare, comparisonJson, comparisonMarkdown, comparisonText } from '@plimsoll/plimsoll'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { CompareFormat } from '../formats.ts'
import { print, tell, terminal } from '../io/say.ts'
import { runFile } from './run.ts'

export type CompareFlags = {
  readonly seed?: number
  readonly until?: string
  readonly set: readonly string[]
  readonly format: CompareFormat
}

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
  print(
    render(
      others.map((other) => compare(base, other)),
      flags.format,
    ),
  )
  return others.some(({ findings }) => findings.verdict === 'broken') ? exitCodes.objectiveBroken : exitCodes.fine
}

/** Several comparisons are one after the other, in JSON a list. */
function render(comparisons: readonly Comparison[], format: CompareFormat): string {
  if (format === 'markdown') return comparisons.map(comparisonMarkdown).join('\n')
  if (format === 'text') return comparisons.map((comparison) => comparisonText(comparison, terminal())).join('\n')
  const documents = comparisons.map(comparisonJson)
  return documents.length === 1 ? documents[0] : `[\n${documents.map((text) => text.trimEnd()).join(',\n')}\n]\n`
}

function baselineFirst(files: readonly string[]): readonly string[] {
  const isWithout = (file: string) => /(^|[/\\])without-[^/\\]*$/.test(file)
  return [...files.filter(isWithout), ...files.filter((file) => !isWithout(file))]
}
