import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Figures } from './bench.ts'

const execute = promisify(execFile)

export type Command = { readonly file: string; readonly args: readonly string[] }

/** Runs a contestant and reads the line that it prints. */
export async function figuresOf({ file, args }: Command): Promise<Figures> {
  const { stdout } = await execute(file, args, { maxBuffer: 1 << 20 })
  return JSON.parse(stdout)
}

/** Whether a command can be run here and ends well. */
export async function works(file: string, args: readonly string[]): Promise<boolean> {
  return execute(file, args).then(
    () => true,
    () => false,
  )
}
