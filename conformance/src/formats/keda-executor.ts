import { type ExecutorDecision, type ExecutorSpec, readAnnotations, stepExecutor } from '@plimsoll/models'
import type { Format, Header, Replayed } from '../format.ts'
import { createTally } from '../tally.ts'
import { type ConditionText, conditionsOf, type RecordedSpec, specOf } from './keda-recording.ts'

type Annotations = Readonly<Record<string, string>>

type Step = {
  readonly t: number
  readonly set?: { readonly replicas?: number; readonly annotations?: Annotations | null; readonly spec?: RecordedSpec }
  readonly active?: boolean
  readonly error?: boolean
  readonly activeTriggers?: readonly string[]
  readonly fail?: 'targetGet' | 'scaleGet' | 'scaleUpdate'
  readonly got: {
    readonly write?: number
    readonly writeRefused?: number
    readonly conditions: readonly number[]
    readonly lastActiveTime?: number
    readonly statusLastActiveTime?: number
    readonly events?: readonly (readonly [string, string, string])[]
    readonly error?: string
    readonly replicas: number
  }
}

type Case = {
  readonly id: string
  readonly start: {
    readonly spec: RecordedSpec
    readonly createdAt: number
    readonly lastActiveTime?: number
    readonly replicas: number | null
    readonly annotations?: Annotations
  }
  readonly steps: readonly Step[]
}

/** Calls of the scale executor, step after step. The size and the status that a step starts from are always the recorded ones. */
export const kedaExecutor: Format = {
  unit: 'steps',
  matches: ({ format }) => format === 'plimsoll/vectors/keda-executor@1',
  replay: replaySteps,
}

function replaySteps(header: Header, cases: Iterable<unknown>): Replayed {
  const texts = header.conditions as readonly ConditionText[]
  const tally = createTally()
  for (const { id, start, steps } of cases as Iterable<Case>) {
    let spec: ExecutorSpec = specOf(start.spec)
    let annotations = start.annotations
    let replicas = start.replicas ?? 1
    let lastActiveTime = start.lastActiveTime
    for (const [index, step] of steps.entries()) {
      if (step.set?.spec) spec = specOf(step.set.spec)
      if (step.set?.annotations !== undefined) annotations = step.set.annotations ?? undefined
      const seen = {
        atSeconds: step.t / 1000,
        createdAtSeconds: start.createdAt / 1000,
        replicas: step.set?.replicas ?? replicas,
        isActive: step.active ?? false,
        isErrored: step.error ?? false,
        activeTriggers: step.activeTriggers ?? [],
        annotations: readAnnotations(annotations),
        target: 'apps/v1.Deployment ns/web',
        refusals: refusalsOf(step.fail),
      }
      const state = { lastActiveSeconds: lastActiveTime === undefined ? null : Math.floor(lastActiveTime / 1000) }
      const { decision, state: after } = stepExecutor(spec, state, seen)
      const expected = recordedAnswer(step.got, texts)
      const got = {
        ...ownAnswer(decision),
        statusLastActiveTime: after.lastActiveSeconds === null ? undefined : after.lastActiveSeconds * 1000,
      }
      const inputs = { spec, state, seen }
      tally.compare(expected, got, () => ({ at: `${id}, step ${index + 1}`, inputs, rule: decision.rule }))
      replicas = step.got.replicas
      lastActiveTime = step.got.statusLastActiveTime
    }
  }
  return tally.finish()
}

function refusalsOf(fail: Step['fail']) {
  if (fail === 'targetGet') return { target: 'target get refused' }
  return fail && (fail === 'scaleGet' ? { scaleRead: 'refused' } : { scaleWrite: 'refused' })
}

/** HPAActive repeats what the HPA says of itself; the model doesn't carry it. */
function recordedAnswer(got: Step['got'], texts: readonly ConditionText[]) {
  return {
    write: got.write,
    writeRefused: got.writeRefused,
    lastActiveTime: got.lastActiveTime,
    statusLastActiveTime: got.statusLastActiveTime,
    conditions: conditionsOf(got.conditions, texts).filter(([type]) => type !== 'HPAActive'),
    events: got.events ?? [],
    error: got.error,
  }
}

function ownAnswer({ write, activeAtSeconds, conditions, events, rule, reason }: ExecutorDecision) {
  return {
    write: write?.isSuccessful ? write.replicas : undefined,
    writeRefused: write && !write.isSuccessful ? write.replicas : undefined,
    lastActiveTime: activeAtSeconds === null ? undefined : Math.round(activeAtSeconds * 1000),
    conditions: conditions.map(({ type, status, reason, message }) => [type, status, reason, message]),
    events: events.map(({ type, reason, message }) => [type, reason, message]),
    error: rule === 'target-unreadable' ? reason : undefined,
  }
}
