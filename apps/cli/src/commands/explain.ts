import { autoscalers, codes, explainCode, limiters, listDefaults, nodeProviders, patterns, policies } from '@plimsoll/plimsoll'
import { CliError } from '../cli-error.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { print } from '../io/say.ts'

/** `plimsoll explain CODE|defaults|strategies`. */
export async function explainCommand(topic: string): Promise<ExitCode> {
  if (topic === 'defaults') print(defaults())
  else if (topic === 'strategies') print(strategies())
  else print(code(topic.toUpperCase()))
  return exitCodes.fine
}

function code(name: string): string {
  const entry = explainCode(name)
  if (!entry)
    throw new CliError(`${name} is no code; known are ${codes.map(({ code: known }) => known).join(', ')}, defaults and strategies`)
  return [
    `${entry.code} ${entry.severity}: ${entry.title}`,
    '',
    entry.cause,
    `Fix: ${entry.fix}`,
    ...example('wrong', entry.example.wrong),
    ...example('right', entry.example.right),
  ].join('\n')
}

function example(title: string, yaml: string): string[] {
  return ['', `${title}:`, ...yaml.split('\n').map((line) => `  ${line}`)]
}

function defaults(): string {
  return listDefaults()
    .map(({ path, value, unit, description, source }) => {
      const facts = [description, unit && `unit: ${unit}`, `source: ${source}`].filter(Boolean).join('; ')
      return `${path}: ${typeof value === 'string' ? value : JSON.stringify(value)}\n    ${facts}`
    })
    .join('\n')
}

function strategies(): string {
  const families = {
    'traffic pattern': patterns,
    'edge limiter': limiters,
    'balance policy': policies,
    autoscaler: autoscalers,
    nodes: nodeProviders,
  }
  return Object.entries(families)
    .flatMap(([family, { members }]) => [family, ...members.map(({ kind, help }) => `  ${kind.padEnd(20)} ${help}`)])
    .join('\n')
}
