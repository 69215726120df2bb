import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { CliError } from './cli-error.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { compareFormats, formats } from './formats.ts'
import { print, tell } from './io/say.ts'

/** Runs the command line and says how it ended. Results go to standard output, everything else to standard error. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  let ended: ExitCode = exitCodes.fine
  stopQuietlyWhenNobodyReads()
  try {
    if (argv.length === 3 && ['-V', '--version'].includes(argv[2])) {
      print((await import('@plimsoll/plimsoll')).engineVersion)
      return exitCodes.fine
    }
    await program((code) => {
      ended = code
    }).parseAsync(argv)
    return ended
  } catch (problem) {
    return report(problem)
  }
}

/** `plimsoll run … | head` closes our output early; that is no failure. */
function stopQuietlyWhenNobodyReads(): void {
  process.stdout.on('error', (problem: NodeJS.ErrnoException) => {
    if (problem.code !== 'EPIPE') throw problem
    process.exit(exitCodes.fine)
  })
}

function report(problem: unknown): ExitCode {
  if (problem instanceof CommanderError) return problem.exitCode === 0 ? exitCodes.fine : exitCodes.badInput
  if (problem instanceof CliError) {
    tell([`plimsoll: ${problem.message}`])
    return problem.exitCode
  }
  const { name, message } = problem instanceof Error ? problem : { name: 'Error', message: String(problem) }
  tell([`plimsoll: this is a failure of ours: ${name}: ${message}`, 'please report it with the scenario and the seed'])
  return exitCodes.failure
}

function program(end: (code: ExitCode) => void): Command {
  const root = new Command('plimsoll')
    .description('Autoscaling and cost what-if simulator for Kubernetes')
    .option('-V, --version', 'print the version')
    .exitOverride()
    .showSuggestionAfterError()
  const settings = new Option('--set <path=value>', 'set a field of the scenario, as traffic.shoppers.rate=900/s; may be repeated')
    .default([], 'nothing')
    .argParser((setting: string, before: readonly string[]) => [...before, setting])
  const seed = new Option('--seed <number>', 'chance of the run; the same seed sees the same arrivals').argParser(wholeNumber)
  const until = new Option('--until <duration>', 'stop after so much simulated time, as 2h')

  root
    .command('run <file>')
    .description('run a scenario: did it hold, what did it cost, how near the edge')
    .addOption(seed)
    .addOption(until)
    .addOption(new Option('--fidelity <kind>', 'how requests are simulated').choices(['auto', 'exact']).default('auto'))
    .addOption(settings)
    .addOption(new Option('--format <format>', 'form of the result').choices(formats).default('text'))
    .option('--out <dir>', 'also write result.json, report.md and series.csv there')
    .action(async (file, flags) => end(await (await import('./commands/run.ts')).runCommand(file, flags)))
  root
    .command('validate <files...>')
    .description('say everything that is wrong or doubtful, without running')
    .addOption(settings)
    .action(async (files, flags) => end(await (await import('./commands/validate.ts')).validateCommand(files, flags)))
  root
    .command('compare <base> <others...>')
    .description('run scenarios under one seed and hold each against the first')
    .addOption(seed)
    .addOption(until)
    .addOption(settings)
    .addOption(new Option('--format <format>', 'form of the result').choices(compareFormats).default('text'))
    .action(async (base, others, flags) => end(await (await import('./commands/compare.ts')).compareCommand([base, ...others], flags)))
  root
    .command('why <file>')
    .description('run a scenario and explain its last change by some time: what led to it, what followed')
    .requiredOption('--at <time>', 'time of day as 09:14, date and time as "Nov 27 09:14", or time since the start as 2h30m')
    .option('--service <name>', 'only changes of this service')
    .addOption(seed)
    .addOption(settings)
    .action(async (file, flags) => end(await (await import('./commands/why.ts')).whyCommand(file, flags)))
  root
    .command('import <files...>')
    .description('make a scenario from Kubernetes manifests; - reads kubectl get -o yaml from standard input')
    .action(async (files) => end(await (await import('./commands/import.ts')).importCommand(files)))
  root
    .command('export <file>')
    .description('write the autoscalers, machines, replicas and resources that a scenario means, as manifests for people to review')
    .addOption(new Option('--as <form>', 'what is written').choices(['manifests']).makeOptionMandatory())
    .addOption(new Option('--base <files...>', 'manifests that it was imported from: only what differs is written').default([], 'none'))
    .addOption(settings)
    .action(async (file, flags) => end(await (await import('./commands/export.ts')).exportCommand(file, flags)))
  root
    .command('explain <topic>')
    .description('explain a diagnostic code, all defaults, or all strategies')
    .action(async (topic) => end(await (await import('./commands/explain.ts')).explainCommand(topic)))
  root
    .command('examples [name]')
    .description('list the examples, show one, or copy one')
    .option('--copy <dir>', 'copy the example into this folder')
    .action(async (name, flags) => end(await (await import('./commands/examples.ts')).examplesCommand(name, flags)))
  return root
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!/^\d+$/.test(text) || number > 4_294_967_295) throw new InvalidArgumentError('expected a whole number from 0 to 4294967295')
  return number
}
