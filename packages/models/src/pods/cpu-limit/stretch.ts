/** Shares of a core below this are rounding: 4 workers of 0.25 cores do not pass a limit of 1. */
const roundingCores = 1e-9

/**
 * How many times longer a request is worked on that starts as one of `busyWorkers`: what they would use over what they may use, 1 within the limit.
 */
export function cpuStretch(coresPerBusyWorker: number, limitCores: number, busyWorkers: number): number {
  const wantedCores = coresPerBusyWorker * busyWorkers
  return wantedCores <= limitCores + roundingCores ? 1 : wantedCores / limitCores
}

/** The same by number of busy workers, from 0 on; null where a pod cannot pass its limit, or has none. */
export function cpuStretches(coresPerBusyWorker: number, limitCores: number | null, workers: number): readonly number[] | null {
  if (limitCores === null || limitCores === 0 || cpuStretch(coresPerBusyWorker, limitCores, workers) === 1) return null
  return Array.from({ length: workers + 1 }, (_, busy) => cpuStretch(coresPerBusyWorker, limitCores, busy))
}
