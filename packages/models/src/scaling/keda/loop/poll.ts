import { type ExecutorDecision, type ExecutorSeen, type KedaEvent, stepExecutor } from '../executor.ts'
import type { FallbackRead } from '../fallback.ts'
import { compositeMetricName, isCompositeActive, metricMilli } from '../scaling-modifiers.ts'
import { combineReads, readWithFallback } from './read.ts'
import type { LoopSpec, LoopTrigger, SourceAnswer } from './spec.ts'
import type { CachedReading, KedaState } from './state.ts'

/** What one poll sees of the world. */
export type PollSeen = Pick<ExecutorSeen, 'atSeconds' | 'createdAtSeconds' | 'replicas' | 'annotations' | 'target' | 'refusals'> & {
  /** Pods of the target that are Ready, for fallback values of type Value. */
  readonly readyReplicas: number
  /** One answer a trigger, in the order of the spec. */
  readonly answers: readonly SourceAnswer[]
}

export type PollDecision = ExecutorDecision & {
  readonly triggers: readonly TriggerView[]
  /** The composite's value, when there is one. */
  readonly compositeMilli: number | bigint | null
  /** Queries that reached the sources; a failing one is asked twice. */
  readonly sourceReads: number
}

/** How one trigger stood in a poll. */
export type TriggerView = { readonly metricName: string; readonly read: FallbackRead; readonly isActive: boolean }

export type PollStep = { readonly decision: PollDecision; readonly state: KedaState }

/**
 * One turn of the polling loop: every trigger is read, then the executor is told whether any was active and whether any failed.
 *
 * @see KEDA v2.20.2 pkg/scaling: checkScalers
 */
export function poll(spec: LoopSpec, state: KedaState, seen: PollSeen): PollStep {
  const { reads, status, cached } = readAll(spec, state, seen)
  const hasFailed = reads.some(({ kind }) => kind === 'error')
  const composite = hasFailed ? undefined : combineReads(spec, reads)
  const compositeMilli = composite && 'milli' in composite ? composite.milli : null
  const triggers = spec.triggers.map((trigger, index) => viewOf(trigger, reads[index], seen.answers[index]))
  const isCompositeUp =
    spec.scalingModifiers !== null && compositeMilli !== null && isCompositeActive(spec.scalingModifiers, compositeMilli)
  const active = spec.scalingModifiers
    ? isCompositeUp
      ? [compositeMetricName]
      : []
    : triggers.filter(({ isActive }) => isActive).map(({ metricName }) => metricName)
  const { decision, state: after } = stepExecutor(
    spec,
    { lastActiveSeconds: state.status.lastActiveSeconds },
    {
      ...seen,
      isActive: active.length > 0 || (spec.triggers.length === 0 && spec.hasResourceTriggers),
      isErrored: hasFailed,
      activeTriggers: active,
    },
  )
  const conditionOf = (type: 'Ready' | 'Active') => decision.conditions.find((each) => each.type === type)
  const next = {
    ...status,
    ready: conditionOf('Ready') ?? status.ready,
    active: conditionOf('Active') ?? status.active,
    lastActiveSeconds: after.lastActiveSeconds,
  }
  const events = [...sourceEvents(spec, reads), ...fallbackEvents(state, reads), ...decision.events]
  const sourceReads = seen.answers.reduce((sum, answer) => sum + ('error' in answer ? 2 : 1), 0)
  return {
    decision: { ...decision, events, triggers, compositeMilli, sourceReads },
    state: {
      status: next,
      held: hasFailed ? null : state.held?.kind === 'own' ? state.held : { kind: 'shared', status },
      cached: hasFailed ? {} : cached,
    },
  }
}

function readAll(spec: LoopSpec, state: KedaState, { answers, replicas, readyReplicas }: PollSeen) {
  let { status } = state
  const cached: Record<string, CachedReading> = {}
  const reads = spec.triggers.map((trigger, index): FallbackRead => {
    const answer = answers[index]
    const reading: CachedReading = 'error' in answer ? answer : { milli: metricMilli(answer.value) }
    if (trigger.useCachedMetrics) cached[trigger.metricName] = reading
    const found = readWithFallback(spec, trigger, reading, { replicas, readyReplicas }, status)
    status = found.status
    return found.read
  })
  return { reads, status, cached }
}

/** A made-up value counts as activity: the HPA needs a pod to act on. */
function viewOf({ metricName, activation }: LoopTrigger, read: FallbackRead, answer: SourceAnswer): TriggerView {
  const isActive = read.kind === 'fallback' || ('value' in answer && (answer.isActive ?? answer.value > activation))
  return { metricName, read, isActive }
}

function sourceEvents({ scalingModifiers }: LoopSpec, reads: readonly FallbackRead[]): readonly KedaEvent[] {
  const reason = scalingModifiers ? 'KEDAMetricSourceFailed' : 'KEDAScalerFailed'
  return reads.flatMap((read) => (read.kind === 'error' ? [{ type: 'Warning' as const, reason, message: read.error }] : []))
}

/** Told by what this poll made up against what the status said before it, so a source left to the formula is reported again and again. */
function fallbackEvents({ status }: KedaState, reads: readonly FallbackRead[]): readonly KedaEvent[] {
  const isMadeUp = reads.some(({ kind }) => kind === 'fallback')
  const wasFallingBack = status.fallback.status === 'True'
  if (isMadeUp === wasFallingBack) return []
  return [
    isMadeUp
      ? { type: 'Normal', reason: 'ScaledObjectFallbackActivated', message: 'ScaledObject fallback is active' }
      : { type: 'Normal', reason: 'ScaledObjectFallbackDeactivated', message: 'ScaledObject fallback is no longer active' },
  ]
}
