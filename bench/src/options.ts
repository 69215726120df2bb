import { parseArgs } from 'node:util'
import type { Bench } from './bench.ts'
import { benches } from './benches/index.ts'

export const usage = `usage: npm run bench [-- NAME… --short --repeats COUNT --json FILE]
benches: ${benches.map(({ name }) => name).join(', ')}`

export type Options = {
  readonly chosen: readonly Bench[]
  readonly isShort: boolean
  readonly repeats: number
  readonly jsonFile: string | undefined
  readonly isHelp: boolean
}

/** What the command line asks for; all benches when it names none. @throws Error that says what is wrong with it */
export function optionsOf(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      short: { type: 'boolean', default: false },
      repeats: { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const unknown = positionals.filter((name) => !benches.some((bench) => bench.name === name))
  if (unknown.length > 0) throw new RangeError(`no bench is called ${unknown.join(' or ')}`)
  if (values.repeats !== undefined && !/^[1-9]\d?$/.test(values.repeats))
    throw new RangeError(`--repeats is ${values.repeats}; a whole number from 1 to 99 is expected`)
  return {
    chosen: benches.filter(({ name }) => positionals.length === 0 || positionals.includes(name)),
    isShort: values.short,
    repeats: Number(values.repeats ?? (values.short ? 1 : 5)),
    jsonFile: values.json,
    isHelp: values.help,
  }
}
