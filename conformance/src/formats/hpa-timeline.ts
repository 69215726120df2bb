import type { HpaContainerView, HpaDecision, HpaPodView, HpaSeen, HpaStatus, MetricReading } from '@plimsoll/models'
import type { RecordedController, RecordedHpa } from './hpa-manifest.ts'
import {
  containersOf,
  integerOf,
  podOf,
  type RecordedContainer,
  type RecordedInteger,
  type RecordedPod,
  recordedInteger,
} from './hpa-pods.ts'

/** A whole controller run: one line of a recording. */
export type Timeline = {
  readonly id: string
  readonly controller: RecordedController
  readonly containers: readonly RecordedContainer[]
  readonly hpa: RecordedHpa
  readonly steps: readonly RecordedStep[]
}

export type RecordedStep = {
  readonly t: number
  readonly r: readonly [number, number]
  readonly pods?: readonly RecordedPod[]
  readonly gone?: readonly number[]
  readonly m: readonly RecordedReading[]
  readonly hpa?: RecordedHpa
  readonly restart?: 1
  readonly getErr?: string
  readonly sel?: ''
  readonly updErr?: string
  readonly updConflicts?: number
  readonly out: RecordedAnswer
}

type RecordedReading = {
  readonly err?: string
  readonly v?: RecordedInteger | readonly (RecordedInteger | null)[]
  readonly t?: number | readonly number[]
  readonly w?: number | readonly number[]
  readonly x?: readonly (readonly [string, RecordedInteger, number, number])[]
}

/** What a step wrote; conditions, metrics and times only when they changed. */
export type RecordedAnswer = {
  readonly n: readonly [number, number]
  readonly scale?: number
  readonly scaleFailed?: number
  readonly tries?: number
  readonly scaleT?: number
  readonly cond?: readonly (readonly [string, string, string, string, number])[]
  readonly cm?: readonly (object | null)[]
  readonly last?: number
  readonly ev?: readonly (readonly [string, string, string])[]
}

/** The API server's words for a write that another has overtaken, with the name of the recordings' deployment. */
const conflictError =
  'Operation cannot be fulfilled on deployments.apps "d": the object has been modified; please apply your changes to the latest version and try again'

/** Longest time that the recorded retries take. */
const retrySeconds = 0.1

/** Follows the pods of a timeline from step to step. */
export function podTracker(defaults: readonly RecordedContainer[]): (step: RecordedStep) => readonly HpaPodView[] {
  const containers: readonly HpaContainerView[] = containersOf(defaults)
  let pods: HpaPodView[] = []
  return ({ pods: changed = [], gone = [] }) => {
    const lost = new Set(gone.map((id) => `p${id}`))
    if (lost.size > 0) pods = pods.filter((pod) => !lost.has(pod.name))
    for (const recorded of changed) {
      const pod = podOf(recorded, containers)
      const row = pods.findIndex(({ name }) => name === pod.name)
      if (row < 0) pods.push(pod)
      else pods[row] = pod
    }
    // A list that was shown stays as it is.
    return [...pods]
  }
}

/** What the step saw. */
export function seenOf(step: RecordedStep, hpa: RecordedHpa, pods: readonly HpaPodView[]): HpaSeen {
  return {
    atSeconds: step.t,
    specReplicas: step.r[0],
    statusReplicas: step.r[1],
    pods,
    readings: step.m.map((reading, index) => readingOf(reading, hpa.metrics[index].type)),
    namespace: 'ns',
    scaleReadError: step.getErr,
    isSelectorMissing: step.sel === '',
    scaleWrite: {
      error: step.updErr,
      conflicts: step.updConflicts === undefined ? undefined : { count: step.updConflicts, error: conflictError },
      endedAtSeconds: step.out.scaleT ?? exhaustedAt(step),
    },
  }
}

/** Retries take a random time, told by `scaleT` when one succeeds; when none does, by the condition that says so. */
function exhaustedAt({ t, out }: RecordedStep): number | undefined {
  if (out.scaleFailed === undefined || out.tries === undefined) return undefined
  const since = out.cond?.find(([type]) => type === 'AbleToScale')?.[4]
  return since !== undefined && since > t && since < t + retrySeconds ? since : undefined
}

function readingOf({ err, v, t = 0, w = 0, x }: RecordedReading, type: RecordedHpa['metrics'][number]['type']): MetricReading {
  if (err !== undefined) return { error: err }
  if (type === 'Object') return { valueMilli: integerOf(v as RecordedInteger) }
  const values = v as readonly (RecordedInteger | null)[]
  if (type === 'External') return { seriesMilli: values.map((value) => integerOf(value ?? 0)) }
  const valuesMilli = values.map((value) => (value === null ? Number.NaN : integerOf(value)))
  return { samples: { valuesMilli, atSeconds: t, windowSeconds: w, strangersMilli: x?.map(([, value]) => integerOf(value)) } }
}

/** Our answer in the shape of the recording, with everything that isn't repeated there filled in. */
export function answerOf({ write, events }: HpaDecision, status: HpaStatus): RecordedAnswer {
  return {
    n: [status.currentReplicas, status.desiredReplicas],
    scale: write?.isSuccessful ? write.replicas : undefined,
    scaleFailed: write && !write.isSuccessful ? write.replicas : undefined,
    tries: write && write.attempts > 1 ? write.attempts : undefined,
    cond: status.conditions.map(({ type, status, reason, message, lastTransitionSeconds }) => [
      type,
      status,
      reason,
      message,
      lastTransitionSeconds,
    ]),
    cm: status.currentMetrics.map(
      (current) =>
        current && {
          u: current.averageUtilization,
          a: current.averageValueMilli === undefined ? undefined : recordedInteger(current.averageValueMilli),
          v: current.valueMilli === undefined ? undefined : recordedInteger(current.valueMilli),
        },
    ),
    last: status.lastScaleSeconds ?? undefined,
    ev: events.map(({ type, reason, message }) => [type, reason, message]),
  }
}

/** The recorded answer with what hasn't changed carried over from the step before. */
export function carriedOver(before: RecordedAnswer | undefined, out: RecordedAnswer): RecordedAnswer {
  const { n, scale, scaleFailed, tries, cond = before?.cond ?? [], cm = before?.cm ?? [], last = before?.last, ev = [] } = out
  return { n, scale, scaleFailed, tries, cond, cm, last, ev }
}
