import type { DecisionRule, HpaDecision, HpaMemory, HpaState, MetricProposal } from './decision.ts'
import { limitSize } from './limit-size.ts'
import { combineMetrics } from './metrics/combine.ts'
import { decide, type Pass, startPass } from './pass.ts'
import type { HpaSeen } from './seen.ts'
import { type HpaSpec, readsWithoutPods } from './spec.ts'
import { attemptWrite } from './write.ts'
import { isOwnZero } from './zero.ts'

export type HpaStep = { readonly decision: HpaDecision; readonly state: HpaState }

/** What a new HPA object starts with. */
export const initialHpaState: HpaState = {
  memory: { recommendations: [], scaleUps: [], scaleDowns: [] },
  status: { currentReplicas: 0, desiredReplicas: 0, lastScaleSeconds: null, currentMetrics: [], conditions: [] },
}

/** The state after kube-controller-manager restarted or lost its lease: its memory is empty, the object keeps its status. */
export function afterRestart(state: HpaState): HpaState {
  return { ...state, memory: initialHpaState.memory }
}

/**
 * One evaluation of a HorizontalPodAutoscaler.
 *
 * Pure: the same spec, state and world give the same decision. Instants in `seen` and `state` are seconds of one clock.
 *
 * @see README.md beside this file; replayed against the recorded controller in conformance/recordings/hpa
 */
export function step(spec: HpaSpec, state: HpaState, seen: HpaSeen): HpaStep {
  const pass = startPass(spec, state, seen)
  if (seen.scaleReadError !== undefined) return stopUnreadable(pass, seen.scaleReadError)
  pass.say('AbleToScale', 'True', 'SucceededGetScale')
  pass.memory = withFirstRecommendation(state.memory, seen)

  const { specReplicas } = seen
  if (specReplicas === 0 && !mayLeaveZero(spec, state)) return stopAtZero(pass)
  if (specReplicas > spec.maxReplicas)
    return correct(pass, spec.maxReplicas, 'above-max', 'Current number of replicas above Spec.MaxReplicas')
  if (specReplicas > 0 && specReplicas < spec.minReplicas)
    return correct(pass, spec.minReplicas, 'below-min', 'Current number of replicas below Spec.MinReplicas')
  if (seen.isSelectorMissing) return stopWithoutSelector(pass)
  return followMetrics(pass)
}

/** A first evaluation remembers the size it found, so that a new or restarted controller can't shrink a workload at once. */
function withFirstRecommendation(memory: HpaMemory, { specReplicas, atSeconds }: HpaSeen): HpaMemory {
  if (memory.recommendations.length > 0) return memory
  return { ...memory, recommendations: [{ replicas: specReplicas, atSeconds }] }
}

/**
 * Whether 0 replicas are the autoscaler's own business: up to 1.35 when minReplicas is 0; from 1.36 when the status says that the HPA itself
 * went to 0, and either a metric can be read without pods or minReplicas has been raised since.
 */
function mayLeaveZero(spec: HpaSpec, state: HpaState): boolean {
  const { profile } = spec.controller
  if (!profile.marksScaledToZero) return spec.minReplicas === 0
  return isOwnZero(spec, state) && (spec.minReplicas > 0 || spec.metrics.some(readsWithoutPods))
}

function stopUnreadable(pass: Pass, error: string): HpaStep {
  pass.emit('Warning', 'FailedGetScale', error)
  const message = `the HPA controller was unable to get the target's current scale: ${error}`
  pass.tell('AbleToScale', 'False', 'FailedGetScale', message)
  return decide(pass, { rule: 'scale-unreadable', reason: message, status: pass.state.status })
}

function stopAtZero(pass: Pass): HpaStep {
  const reason = pass.say('ScalingActive', 'False', 'ScalingDisabled')
  const status = { ...pass.state.status, currentReplicas: 0, desiredReplicas: 0, currentMetrics: [] }
  return decide(pass, { rule: 'disabled-at-zero', reason, status })
}

function stopWithoutSelector(pass: Pass): HpaStep {
  pass.emit('Warning', 'SelectorRequired', 'selector is required')
  const reason = pass.say('ScalingActive', 'False', 'InvalidSelector')
  pass.emit('Warning', 'FailedComputeMetricsReplicas', 'selector is required')
  const status = { ...pass.state.status, currentReplicas: pass.seen.specReplicas, currentMetrics: [] }
  return decide(pass, { rule: 'no-selector', reason, status })
}

/** Corrections to minReplicas and maxReplicas happen at once: no metric, no window, no policy. */
function correct(pass: Pass, replicas: number, rule: DecisionRule, why: string): HpaStep {
  return attemptWrite(pass, { replicas, rule, why, currentMetrics: [] })
}

function followMetrics(pass: Pass): HpaStep {
  const { spec, seen } = pass
  const { proposals, currentMetrics, failures, best } = combineMetrics(spec, seen)
  for (const { reason, message } of failures) pass.emit('Warning', reason, message)
  if (best === null) return stopInvalid(pass, proposals, currentMetrics, failures[0])

  pass.tell('ScalingActive', 'True', 'ValidMetricFound', `the HPA was able to successfully calculate a replica count from ${best.metric}`)
  const recommended = Math.max(0, best.replicas)
  const why =
    recommended > seen.specReplicas ? `${best.metric} above target` : recommended < seen.specReplicas ? 'All metrics below target' : ''
  const limits = limitSize(pass, recommended)
  const found = { proposals, recommended, stabilised: limits.stabilised }
  if (limits.replicas !== seen.specReplicas) return attemptWrite(pass, { ...limits, why, currentMetrics, ...found })

  const status = { ...pass.state.status, currentReplicas: seen.specReplicas, desiredReplicas: seen.specReplicas, currentMetrics }
  return decide(pass, { rule: limits.rule, reason: limits.reason, status, ...found })
}

/** Every metric failed, or one failed and the others would shrink the workload: the size and its desired value stay. */
function stopInvalid(
  pass: Pass,
  proposals: readonly MetricProposal[],
  currentMetrics: HpaState['status']['currentMetrics'],
  first: { readonly reason: string; readonly message: string; readonly error: string },
): HpaStep {
  pass.tell('ScalingActive', 'False', first.reason, `the HPA was unable to compute the replica count: ${first.message}`)
  const invalid = proposals.filter((each) => 'error' in each).length
  const reason = `invalid metrics (${invalid} invalid out of ${proposals.length}), first error is: ${first.error}`
  pass.emit('Warning', 'FailedComputeMetricsReplicas', reason)
  const status = { ...pass.state.status, currentReplicas: pass.seen.specReplicas, currentMetrics }
  return decide(pass, { rule: 'metrics-invalid', reason, status, proposals })
}
