import { type ExitCode, exitCodes } from './exit-codes.ts'

/** A problem that ends a command with a sentence and an exit code; anything else that is thrown is a bug of ours. */
export class CliError extends Error {
  override readonly name = 'CliError'
  readonly exitCode: ExitCode

  constructor(message: string, exitCode: ExitCode = exitCodes.badInput) {
    super(message)
    this.exitCode = exitCode
  }
}
