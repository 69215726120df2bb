import { existsSync } from 'node:fs'
import { cp, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { CliError } from '../cli-error.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { print } from '../io/say.ts'

/** The examples that come with the repository: beside apps/, from the source and from what was built alike. */
function examplesFolder(): string {
  for (let folder = path.dirname(fileURLToPath(import.meta.url)); folder !== path.dirname(folder); folder = path.dirname(folder)) {
    const examples = path.join(folder, 'examples')
    if (existsSync(path.join(examples, 'black-friday'))) return examples
  }
  throw new CliError('the examples are not installed beside the command', exitCodes.failure)
}

/** `plimsoll examples`: lists them with their question. `plimsoll examples NAME --copy DIR`: copies one to change it. */
export async function examplesCommand(name: string | undefined, flags: { readonly copy?: string }): Promise<ExitCode> {
  const folder = examplesFolder()
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  if (name === undefined) {
    for (const each of names.sort((a, b) => (a < b ? -1 : 1))) print(`${each.padEnd(20)} ${await questionOf(path.join(folder, each))}`)
    return exitCodes.fine
  }
  if (!names.includes(name)) throw new CliError(`there is no example ${name}; there are ${names.join(', ')}`)
  if (!flags.copy) print(await readFile(path.join(folder, name, 'README.md'), 'utf8'))
  else if (existsSync(path.join(flags.copy, name))) throw new CliError(`${path.join(flags.copy, name)} exists already; nothing was copied`)
  else {
    await cp(path.join(folder, name), path.join(flags.copy, name), { recursive: true })
    print(`copied to ${path.join(flags.copy, name)}`)
  }
  return exitCodes.fine
}

async function questionOf(folder: string): Promise<string> {
  const readme = await readFile(path.join(folder, 'README.md'), 'utf8').catch(() => '')
  return /^question: *(.+)$/m.exec(readme)?.[1] ?? ''
}
