import type { Probe, Probes } from './spec.ts'

/** One run of a container until its probes have decided about it. Instants in seconds. */
export type ContainerStart = {
  /** Begin of the run. */
  readonly containerAt: number
  /** From here on the application answers its probes; before, they are refused at once. */
  readonly applicationAt: number
  /** An instant at which the kubelet's probe workers ticked: each goes on from there by its own period, across restarts too. */
  readonly gridAt: (probe: Probe) => number
}

/** What the probes make of it. */
export type StartVerdict =
  | {
      readonly kind: 'ready'
      readonly atSeconds: number /** The startup probe passed, or the container ran. */
      readonly startedAt: number
    }
  | { readonly kind: 'killed'; readonly atSeconds: number; readonly by: 'startupProbe' | 'livenessProbe' }

/**
 * Follows a container from its begin to Ready, or to the kill by a probe that has lost its patience. Nothing ticks: while an application
 * has not answered yet every tick fails, afterwards every tick succeeds, so the deciding ones can be counted.
 *
 * @see pkg/kubelet/prober/worker.go; README.md tells the rules
 */
export function startVerdict({ startup, readiness, liveness }: Probes, start: ContainerStart): StartVerdict {
  const { containerAt, applicationAt } = start
  let startedAt = containerAt
  if (startup) {
    const gridAt = start.gridAt(startup)
    const lastChance = tick(startup, gridAt, containerAt + startup.initialDelaySeconds, startup.failureThreshold - 1)
    startedAt = tick(startup, gridAt, Math.max(applicationAt, containerAt + startup.initialDelaySeconds), 0)
    if (startedAt > lastChance) return { kind: 'killed', atSeconds: lastChance, by: 'startupProbe' }
  }
  if (liveness) {
    const from = Math.max(startedAt, containerAt + liveness.initialDelaySeconds)
    const lastChance = tick(liveness, start.gridAt(liveness), from, liveness.failureThreshold - 1)
    if (lastChance < applicationAt) return { kind: 'killed', atSeconds: lastChance, by: 'livenessProbe' }
  }
  return { kind: 'ready', atSeconds: readyAt(readiness, start, startedAt, startup !== null), startedAt }
}

/** A startup probe that passes has the readiness probe tried at once, off its grid: that success counts. */
function readyAt(readiness: Probe, start: ContainerStart, startedAt: number, isTriedAtStart: boolean): number {
  const { containerAt, applicationAt } = start
  const earliest = Math.max(applicationAt, startedAt, containerAt + readiness.initialDelaySeconds)
  const gridAt = start.gridAt(readiness)
  if (!isTriedAtStart || startedAt < earliest) return tick(readiness, gridAt, earliest, readiness.successThreshold - 1)
  if (readiness.successThreshold === 1) return startedAt
  return tickAfter(readiness, gridAt, startedAt, readiness.successThreshold - 2)
}

/** The first tick at or after an instant, and `more` ticks later. */
export function tick({ periodSeconds }: Probe, gridAt: number, fromSeconds: number, more: number): number {
  return gridAt + (Math.max(0, Math.ceil((fromSeconds - gridAt) / periodSeconds)) + more) * periodSeconds
}

function tickAfter({ periodSeconds }: Probe, gridAt: number, fromSeconds: number, more: number): number {
  return gridAt + (Math.max(0, Math.floor((fromSeconds - gridAt) / periodSeconds) + 1) + more) * periodSeconds
}
