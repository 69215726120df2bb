import type { HpaContainerView, HpaPodView } from '@plimsoll/models'

/** `[name, cpuRequest|null, memoryRequest|null, kind?]` */
export type RecordedContainer = readonly [string, RecordedInteger | null, RecordedInteger | null, ('s' | 'i')?]

/** `[id, phase, ready, readyTransition, startTime, deleted, containers, podLevelRequests]`, missing tail = 0 / null. */
export type RecordedPod = readonly [
  number,
  keyof typeof phases,
  (0 | 1 | 2 | null)?,
  (number | null)?,
  (number | null)?,
  (0 | 1)?,
  (readonly RecordedContainer[] | null)?,
  (readonly [RecordedInteger | null, RecordedInteger | null] | null)?,
]

/** Integers beyond 2^53-1 are recorded as decimal strings. */
export type RecordedInteger = number | string

const phases = { R: 'Running', P: 'Pending', F: 'Failed', S: 'Succeeded', U: 'Unknown' } as const
const readiness = ['False', 'True', 'Unknown'] as const

export function integerOf(recorded: RecordedInteger): number | bigint {
  return typeof recorded === 'number' ? recorded : BigInt(recorded)
}

/** The way a value would have been recorded. */
export function recordedInteger(value: number | bigint): RecordedInteger {
  return typeof value === 'number' ? value : `${value}`
}

export function containersOf(recorded: readonly RecordedContainer[]): HpaContainerView[] {
  return recorded.map(([name, cpu, memory, kind]) => ({
    name,
    kind: kind === 's' ? 'sidecar' : kind === 'i' ? 'init' : 'app',
    requestsMilli: requestsOf([cpu, memory]),
  }))
}

export function podOf(recorded: RecordedPod, containers: readonly HpaContainerView[]): HpaPodView {
  const [id, phase, ready = null, readySince, startedAt, deleted, own, podLevel] = recorded
  return {
    name: `p${id}`,
    phase: phases[phase],
    ready: ready === null ? null : readiness[ready],
    readySinceSeconds: readySince ?? 0,
    startedAtSeconds: startedAt ?? null,
    isDeleted: deleted === 1,
    containers: own ? containersOf(own) : containers,
    podRequestsMilli: podLevel ? requestsOf(podLevel) : undefined,
  }
}

function requestsOf([cpu, memory]: readonly [RecordedInteger | null, RecordedInteger | null]): HpaContainerView['requestsMilli'] {
  return { ...(cpu !== null && { cpu: integerOf(cpu) }), ...(memory !== null && { memory: integerOf(memory) }) }
}
