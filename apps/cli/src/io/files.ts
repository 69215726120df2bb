import { readFile, stat } from 'node:fs/promises'
import { limits } from '@plimsoll/plimsoll'
import { CliError } from '../cli-error.ts'

/** Text of a file, or of standard input for `-`; refused when it is larger than `mostBytes`: what a document may have. */
export async function readText(file: string, mostBytes: number = limits.documentBytes): Promise<string> {
  if (file === '-') return readStandardInput(mostBytes)
  const { size } = await statOf(file)
  if (size > mostBytes) throw tooLarge(file, size, mostBytes)
  return readFile(file, 'utf8')
}

async function readStandardInput(mostBytes: number): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of process.stdin) {
    size += piece.length
    if (size > mostBytes) throw tooLarge('standard input', size, mostBytes)
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

function tooLarge(name: string, bytes: number, mostBytes: number): CliError {
  return new CliError(`E102: ${name} has at least ${bytes} bytes; it may have ${mostBytes}`)
}
