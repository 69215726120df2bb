/** What the process says with its exit code. */
export const exitCodes = {
  fine: 0,
  /** A failure of ours or of the machine. */
  failure: 1,
  badInput: 2,
  /** An objective does not hold. k6 uses the same code for a broken threshold. */
  objectiveBroken: 99,
  /** Stopped by Ctrl-C, as shells say it. */
  interrupted: 130,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
