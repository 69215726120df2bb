/** Life of a run. `interrupted` is what a start of the server makes of runs that an earlier one left unfinished. */
export type RunStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted'

/** What the page of a run in progress is told, again and again until `isFinal`. */
export type RunProgress = {
  readonly status: RunStatus
  /** Share of the simulated time that is done, 0..1. */
  readonly ratio: number
  readonly message: string | null
}

export const isFinal = (status: RunStatus): boolean => status !== 'queued' && status !== 'running'
