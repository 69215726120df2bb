import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type AnalysedRun, assess, hasErrors, parseDuration, resultJson, runCsv, runMarkdown, runText } from '@plimsoll/plimsoll'
import { CliError } from '../cli-error.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { Format } from '../formats.ts'
import { diagnosticLines, summaryLine } from '../io/diagnostics.ts'
import { loadPlan } from '../io/load-plan.ts'
import { print, tell, terminal } from '../io/say.ts'
import { simulate } from '../io/simulate.ts'

export type RunFlags = {
  readonly seed?: number
  readonly until?: string
  readonly fidelity: string
  readonly set: readonly string[]
  readonly format: Format
  readonly out?: string
}

const renderings: Readonly<Record<Format, (run: AnalysedRun) => string>> = {
  text: (run) => runText(run, terminal()),
  json: resultJson,
  markdown: runMarkdown,
  csv: ({ result }) => runCsv(result),
}

/** `plimsoll run FILE`: runs a scenario and prints what it means, or writes every form into a folder. */
export async function runCommand(file: string, flags: RunFlags): Promise<ExitCode> {
  const run = await runFile(file, flags)
  if (!run) return exitCodes.badInput
  print(renderings[flags.format](run))
  if (flags.out) await writeAll(flags.out, run)
  return run.findings.verdict === 'broken' ? exitCodes.objectiveBroken : exitCodes.fine
}

/** Loads, runs and analyses; undefined when the document has errors, which were told. */
export async function runFile(file: string, flags: Pick<RunFlags, 'seed' | 'until' | 'set'>): Promise<AnalysedRun | undefined> {
  const untilSeconds = secondsOf(flags.until)
  const loaded = await loadPlan(file, flags.set)
  if (loaded.diagnostics.length > 0) tell([...diagnosticLines(loaded, loaded.diagnostics), summaryLine(loaded.diagnostics)])
  if (!loaded.plan || hasErrors(loaded.diagnostics)) return undefined
  const result = await simulate(loaded.plan, { label: path.basename(file), seed: flags.seed, untilSeconds })
  return assess(loaded.plan, result)
}

function secondsOf(until: string | undefined): number | undefined {
  if (until === undefined) return undefined
  const seconds = parseDuration(until)
  if (!seconds) throw new CliError(`--until is ${until}; expected a duration such as 90s, 2h or 1d`)
  return seconds
}

/** Writes each file under another name first, so that nobody ever reads half of one. */
async function writeAll(folder: string, run: AnalysedRun): Promise<void> {
  const files: readonly (readonly [name: string, text: string])[] = [
    ['result.json', resultJson(run)],
    ['report.md', runMarkdown(run)],
    ['series.csv', runCsv(run.result)],
  ]
  try {
    await mkdir(folder, { recursive: true })
    for (const [name, text] of files) {
      await writeFile(path.join(folder, `.${name}.part`), text)
      await rename(path.join(folder, `.${name}.part`), path.join(folder, name))
    }
  } catch (problem) {
    throw new CliError(`${folder} cannot be written: ${(problem as NodeJS.ErrnoException).code}`, exitCodes.failure)
  }
  tell([`wrote ${files.map(([name]) => path.join(folder, name)).join(', ')}`])
}
