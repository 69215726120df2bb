import { readFile, stat } from 'node:fs/promises'
import { limits } from '@plimsoll/plimsoll'
import { CliError } from '../cli-error.ts'

/** Text of a file, or of standard input for `-`; refused when it is larger than a document may be. */
export async function readText(file: string): Promise<string> {
  if (file === '-') return readStandardInput()
  const { size } = await statOf(file)
  if (size > limits.documentBytes) throw tooLarge(file, size)
  return readFile(file, 'utf8')
}

async function readStandardInput(): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of process.stdin) {
    size += piece.length
    if (size > limits.documentBytes) throw tooLarge('standard input', size)
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

/** Size and kind of something that must be a file. */
export async function statOf(file: string): Promise<{ readonly size: number }> {
  const found = await stat(file).catch((problem: NodeJS.ErrnoException) => {
    throw new CliError(problem.code === 'ENOENT' ? `${file} does not exist` : `${file} cannot be read (${problem.code})`)
  })
  if (!found.isFile()) throw new CliError(`${file} is not a file`)
  return found
}

function tooLarge(name: string, bytes: number): CliError {
  return new CliError(`${name} has more than ${limits.documentBytes} bytes (at least ${bytes}); a document may have 1 MB`)
}
