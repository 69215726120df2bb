import { type Plan, type RunResult, startRun } from '@plimsoll/plimsoll'
import cliProgress from 'cli-progress'
import { CliError } from '../cli-error.ts'
import { exitCodes } from '../exit-codes.ts'

export type SimulateOptions = { readonly label: string; readonly seed?: number; readonly untilSeconds?: number }

/** Instants of the control plane between two looks at the clock: a few milliseconds. */
const instantsPerLook = 20

/** How long a run may take in silence. */
const quietMilliseconds = 1000

/** How long the run may keep the process busy before it looks for Ctrl-C. */
const sliceMilliseconds = 50

/** Runs a plan with a progress bar on stderr once it takes more than a second; Ctrl-C ends it cleanly. */
export async function simulate(plan: Plan, { label, seed, untilSeconds }: SimulateOptions): Promise<RunResult> {
  const run = startRun(plan, { seed, untilSeconds })
  const bar = new cliProgress.SingleBar({
    format: `${label} [{bar}] {percentage} % of the simulated time`,
    clearOnComplete: true,
    noTTYOutput: true,
    notTTYSchedule: 2000,
  })
  const began = performance.now()
  let isInterrupted = false
  const interrupt = () => {
    isInterrupted = true
  }
  process.once('SIGINT', interrupt)
  let isShown = false
  try {
    for (;;) {
      const slice = performance.now()
      let progress = run.advance(instantsPerLook)
      while (!progress.isDone && performance.now() - slice < sliceMilliseconds) progress = run.advance(instantsPerLook)
      if (progress.isDone) return run.result()
      if (!isShown && performance.now() - began > quietMilliseconds) {
        bar.start(100, 0)
        isShown = true
      }
      if (isShown) bar.update(Math.floor((100 * progress.atSeconds) / progress.endSeconds))
      await new Promise(setImmediate)
      if (isInterrupted) throw new CliError('stopped by Ctrl-C; nothing of this run was kept', exitCodes.interrupted)
    }
  } finally {
    if (isShown) bar.stop()
    process.off('SIGINT', interrupt)
  }
}
