import { type AnalysedRun, instantOf, parseDuration, whyAt, whyText } from '@plimsoll/plimsoll'
import { CliError } from '../cli-error.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { print, terminal } from '../io/say.ts'
import { runFile } from './run.ts'

export type WhyFlags = { readonly at: string; readonly service?: string; readonly seed?: number; readonly set: readonly string[] }

/** `plimsoll why FILE --at 09:14`: runs a scenario and prints what led to the last change by then, and what followed. */
export async function whyCommand(file: string, flags: WhyFlags): Promise<ExitCode> {
  const run = await runFile(file, flags)
  if (!run) return exitCodes.badInput
  const { result } = run
  const { services } = result.journeys
  if (flags.service !== undefined && !services.includes(flags.service))
    throw new CliError(`--service is ${flags.service}; expected one of ${services.join(', ')}`)
  const atSeconds = instantIn(run, flags.at)
  print(whyText(run, whyAt(result, { atSeconds, service: flags.service }), terminal()))
  return exitCodes.fine
}

/** A time of the run's clock, or a time since its start. */
function instantIn({ result }: AnalysedRun, text: string): number {
  const seconds = instantOf(text, result.startIso) ?? parseDuration(text)
  if (seconds === null || seconds === undefined)
    throw new CliError(
      `--at is ${text}; expected a time of day such as 09:14, a date and time such as "Nov 27 09:14", or a time since the start such as 2h30m`,
    )
  if (seconds < 0 || seconds > result.durationSeconds)
    throw new CliError(`--at is ${text}, which lies outside the run: it begins at ${result.startIso} and lasts ${result.durationSeconds} s`)
  return seconds
}
