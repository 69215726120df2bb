import type { KedaAnnotations } from './annotations.ts'

/** The part of a ScaledObject that the executor reads. */
export type ExecutorSpec = {
  readonly minReplicaCount: number
  readonly idleReplicaCount: number | null
  readonly cooldownPeriodSeconds: number
  /** The same for an object that has never been active, counted from its creation. */
  readonly initialCooldownPeriodSeconds: number
  readonly fallback: { readonly replicas: number } | null
}

/** status.lastActiveTime as the API keeps it: whole seconds, rounded down; null: never active. */
export type ExecutorState = { readonly lastActiveSeconds: number | null }

export type ExecutorSeen = {
  readonly atSeconds: number
  readonly createdAtSeconds: number
  /** spec.replicas of the target. */
  readonly replicas: number
  /** Some trigger, or the composite, is above its activation threshold. */
  readonly isActive: boolean
  /** Some trigger has no value, nor a fallback. */
  readonly isErrored: boolean
  /** Names of the active metrics, for the event. */
  readonly activeTriggers: readonly string[]
  readonly annotations: KedaAnnotations
  /** The target as events call it: `apps/v1.Deployment shop/checkout`. */
  readonly target: string
  /** Requests that the API server refuses in this step, with its words. */
  readonly refusals?: { readonly target?: string; readonly scaleRead?: string; readonly scaleWrite?: string }
}

export type ExecutorDecision = {
  readonly rule: ExecutorRule
  /** The same in the operator's words. */
  readonly reason: string
  /** Absent: nothing was written, nor tried. */
  readonly write?: { readonly replicas: number; readonly isSuccessful: boolean }
  /** When the target counted as active; null: not in this step. */
  readonly activeAtSeconds: number | null
  /** Only the conditions that the step sets. */
  readonly conditions: readonly KedaCondition[]
  readonly events: readonly KedaEvent[]
}

export type ExecutorRule =
  | 'target-unreadable'
  | 'paused'
  | 'activate' // from 0, or from below the minimum when there is an idle size
  | 'active'
  | 'held-by-fallback' // errored, and the HPA works with fallback values
  | 'errored' // errored without a fallback: nothing moves
  | 'cooldown'
  | 'deactivate' // to the idle size or to 0
  | 'raise-to-min'
  | 'scale-out-paused'
  | 'scale-in-paused'
  | 'idle' // nothing to do

export type KedaCondition = {
  readonly type: 'Ready' | 'Active' | 'Fallback' | 'Paused'
  readonly status: 'True' | 'False' | 'Unknown'
  readonly reason: string
  readonly message: string
}

export type KedaEvent = { readonly type: 'Normal' | 'Warning'; readonly reason: string; readonly message: string }

export type ExecutorStep = { readonly decision: ExecutorDecision; readonly state: ExecutorState }

const ready = condition('Ready', 'True', 'ScaledObjectReady', 'ScaledObject is defined correctly and is ready for scaling')
const triggerError = condition('Ready', 'False', 'TriggerError', 'Triggers defined in ScaledObject are not working correctly')
const partialError = condition('Ready', 'Unknown', 'PartialTriggerError', 'Some triggers defined in ScaledObject are not working correctly')
const active = condition('Active', 'True', 'ScalerActive', 'Scaling is performed because triggers are active')
const forced = condition('Active', 'True', 'ScalerActive', 'Scaling is performed because activation is being forced by annotation')
const notActive = condition('Active', 'False', 'ScalerNotActive', 'Scaling is not performed because triggers are not active')
const coolingDown = condition('Active', 'False', 'ScalerCooldown', 'Scaler cooling down because triggers are not active')
const paused = condition('Paused', 'True', 'ScaledObjectPaused', 'ScaledObject is paused')

/**
 * One check of a ScaledObject: to and from 0 (or the idle size), and up to the minimum. Everything between is the HPA's.
 *
 * @see KEDA v2.20.2 pkg/scaling/executor; 42,376 recorded steps
 */
export function stepExecutor(spec: ExecutorSpec, state: ExecutorState, seen: ExecutorSeen): ExecutorStep {
  const { annotations, refusals } = seen
  if (refusals?.target !== undefined) return stopUnreadable(state, refusals.target)
  if (annotations.isPaused) return holdPaused(state)
  if (seen.isActive || annotations.isActivationForced) return whileActive(spec, state, seen)
  return whileQuiet(spec, state, seen)
}

function stopUnreadable(state: ExecutorState, refusal: string): ExecutorStep {
  const message = `Error getting current replicas count for ScaleTarget: ${refusal}`
  const reason = `error getting current replicas count for ScaleTarget: ${refusal}`
  return decide(state, {
    rule: 'target-unreadable',
    reason,
    conditions: [condition('Ready', 'False', 'ErrorGettingCurrentReplicas', message)],
  })
}

function holdPaused(state: ExecutorState): ExecutorStep {
  return decide(state, { rule: 'paused', reason: paused.message, conditions: [ready, paused] })
}

function whileActive(spec: ExecutorSpec, state: ExecutorState, seen: ExecutorSeen): ExecutorStep {
  const isActive = seen.annotations.isActivationForced ? forced : active
  const { minReplicaCount: min, idleReplicaCount: idle } = spec
  if (seen.replicas === 0 || (idle !== null && seen.replicas < min)) return activate(spec, state, seen, isActive)
  if (seen.isErrored) return decide(state, { rule: 'active', reason: partialError.message, conditions: [partialError, isActive] })
  return decide(state, { rule: 'active', reason: isActive.message, conditions: [ready, isActive], activeAtSeconds: seen.atSeconds })
}

function activate(spec: ExecutorSpec, state: ExecutorState, seen: ExecutorSeen, isActive: KedaCondition): ExecutorStep {
  const conditions = [ready, isActive]
  if (seen.annotations.isScaleOutPaused)
    return decide(state, { rule: 'scale-out-paused', reason: 'scale out is paused by annotation', conditions })
  const write = attempt(seen, spec.minReplicaCount > 0 ? spec.minReplicaCount : 1)
  const isForced = seen.annotations.isActivationForced
  const cause = isForced ? 'caused by forced activation annotation' : `triggered by ${seen.activeTriggers.join(';')}`
  const event: KedaEvent = write.isSuccessful
    ? { type: 'Normal', reason: 'KEDAScaleTargetActivated', message: `Scaled ${write.change}, ${cause}` }
    : { type: 'Warning', reason: 'KEDAScaleTargetActivationFailed', message: `Failed to scale ${write.change}` }
  const activeAtSeconds = write.isSuccessful ? seen.atSeconds : null
  return decide(state, { rule: 'activate', reason: event.message, ...write.outcome, conditions, events: [event], activeAtSeconds })
}

function whileQuiet(spec: ExecutorSpec, state: ExecutorState, seen: ExecutorSeen): ExecutorStep {
  const { minReplicaCount: min, idleReplicaCount: idle, fallback } = spec
  const conditions = [ready, notActive]
  if (seen.isErrored && fallback === null)
    return decide(state, { rule: 'errored', reason: triggerError.message, conditions: [triggerError, notActive] })
  if (seen.isErrored && fallback !== null && fallback.replicas > 0)
    return decide(state, { rule: 'held-by-fallback', reason: 'At least one trigger is falling back on this scaled object', conditions })
  if ((idle !== null && seen.replicas > idle) || (seen.replicas > 0 && min === 0)) return deactivate(spec, state, seen)
  if (idle === null && seen.replicas < min) {
    const write = attempt(seen, min)
    const reason = `${write.isSuccessful ? 'Successfully set' : 'Failed to set'} ScaleTarget replicas count to ScaledObject minReplicaCount`
    return decide(state, { rule: 'raise-to-min', reason, ...write.outcome, conditions })
  }
  return decide(state, { rule: 'idle', reason: notActive.message, conditions })
}

/** To the idle size or to 0, once the cooldown since the last active check is over; at the very instant that it ends nothing happens yet. */
function deactivate(spec: ExecutorSpec, state: ExecutorState, seen: ExecutorSeen): ExecutorStep {
  if (seen.annotations.isScaleInPaused)
    return decide(state, { rule: 'scale-in-paused', reason: 'scale in is paused by annotation', conditions: [ready, notActive] })
  const coolUntilSeconds =
    state.lastActiveSeconds === null
      ? seen.createdAtSeconds + spec.initialCooldownPeriodSeconds
      : state.lastActiveSeconds + spec.cooldownPeriodSeconds
  if (coolUntilSeconds >= seen.atSeconds)
    return decide(state, { rule: 'cooldown', reason: coolingDown.message, conditions: [ready, coolingDown] })
  const write = attempt(seen, spec.idleReplicaCount ?? 0)
  const event: KedaEvent = write.isSuccessful
    ? { type: 'Normal', reason: 'KEDAScaleTargetDeactivated', message: `Deactivated ${write.change}` }
    : { type: 'Warning', reason: 'KEDAScaleTargetDeactivationFailed', message: `Failed to deactivate ${write.change}` }
  return decide(state, { rule: 'deactivate', reason: event.message, ...write.outcome, conditions: [ready, notActive], events: [event] })
}

/** A write reads the scale first; when even that is refused, events call the size it had -1. */
function attempt({ replicas: from, refusals, target }: ExecutorSeen, replicas: number) {
  const isReadable = refusals?.scaleRead === undefined
  const isSuccessful = isReadable && refusals?.scaleWrite === undefined
  return {
    isSuccessful,
    change: `${target} from ${isReadable ? from : -1} to ${replicas}`,
    outcome: isReadable ? { write: { replicas, isSuccessful } } : {},
  }
}

function decide(
  state: ExecutorState,
  decided: Pick<ExecutorDecision, 'rule' | 'reason' | 'conditions'> & Partial<ExecutorDecision>,
): ExecutorStep {
  const decision = { activeAtSeconds: null, events: [], ...decided }
  const lastActiveSeconds = decision.activeAtSeconds === null ? state.lastActiveSeconds : Math.floor(decision.activeAtSeconds)
  return { decision, state: { lastActiveSeconds } }
}

function condition(type: KedaCondition['type'], status: KedaCondition['status'], reason: string, message: string): KedaCondition {
  return { type, status, reason, message }
}
