import { adjusted, trackedCapacity } from './adjust.ts'
import { type Datapoint, highAlarm, highDatapoints, isInAlarm, lowAlarm, lowDatapoints, lowShare } from './alarm.ts'
import { type AlarmPolicy, type CloudMetric, policyName, type ScalingPolicy } from './spec.ts'
import { stepAt } from './step-intervals.ts'

/** What policies see of what they scale. */
export type PolicySeen = {
  /** By metric the datapoints that have arrived, oldest first. */
  readonly datapoints: Readonly<Record<CloudMetric, readonly Datapoint[]>>
  readonly desired: number
  /** Members that count now: in service and past their warm-up, those on their way out included. */
  readonly current: number
  /** Why nothing may be taken away; null where it may. */
  readonly scaleInHeldBy: string | null
  /** Why a simple policy does nothing, by the length of its cooldown; null where it may act. */
  readonly simpleHeldBy: (cooldownSeconds: number) => string | null
}

/** What one policy asks for. */
export type Proposal = {
  readonly policy: ScalingPolicy
  readonly alarm: string
  readonly desired: number
  /** The latest datapoint, what it is compared with, and both as text. */
  readonly value: number
  readonly against: number
  readonly input: string
}

export type PolicyAnswer =
  | { readonly type: 'out' | 'in'; readonly proposal: Proposal }
  /** An alarm is in state ALARM, and something keeps its policy from acting. */
  | { readonly type: 'held'; readonly proposal: Proposal; readonly reason: string }
  | { readonly type: 'none' }

const none: PolicyAnswer = { type: 'none' }

/** What a policy of the group called `group` makes of what it sees. */
export function propose(policy: ScalingPolicy, group: string, seen: PolicySeen): PolicyAnswer {
  return policy.kind === 'target-tracking' ? track(policy, group, seen) : obey(policy, seen)
}

function track(policy: Extract<ScalingPolicy, { readonly kind: 'target-tracking' }>, group: string, seen: PolicySeen): PolicyAnswer {
  const { targetValue, metric, disableScaleIn } = policy
  const datapoints = seen.datapoints[metric]
  const isHigh = isInAlarm(highAlarm(targetValue), datapoints)
  if (!isHigh && !isInAlarm(lowAlarm(targetValue), datapoints)) return none
  const { value, capacity } = latestOf(datapoints)
  const desired = trackedCapacity(capacity, value, targetValue)
  const alarm = `TargetTracking-${group}-Alarm${isHigh ? 'High' : 'Low'}`
  const bounds = isHigh
    ? `above the target of ${targetValue} for ${highDatapoints} datapoints`
    : `below ${round(targetValue * lowShare)} for ${lowDatapoints} datapoints`
  const proposal = { policy, alarm, desired, value, against: targetValue, input: `${measured(metric, value, capacity)}, ${bounds}` }
  if (isHigh) return desired > seen.desired ? { type: 'out', proposal } : none
  if (disableScaleIn || desired >= seen.desired) return none
  return seen.scaleInHeldBy ? { type: 'held', proposal, reason: seen.scaleInHeldBy } : { type: 'in', proposal }
}

function obey(policy: AlarmPolicy, seen: PolicySeen): PolicyAnswer {
  const datapoints = seen.datapoints[policy.metric]
  if (!isInAlarm(policy.alarm, datapoints)) return none
  const { value, capacity } = latestOf(datapoints)
  const base = policy.kind === 'simple' ? seen.desired : seen.current
  const adjustment = policy.kind === 'simple' ? policy : stepAt(policy.stepAdjustments, value - policy.alarm.threshold)
  if (!adjustment) return none
  const desired = adjusted(base, { ...policy, scalingAdjustment: adjustment.scalingAdjustment })
  const alarm = policy.alarm.name ?? policyName(policy)
  const against = policy.alarm.threshold
  const proposal = { policy, alarm, desired, value, against, input: `${measured(policy.metric, value, capacity)} against ${against}` }
  if (desired === seen.desired || !isMeant(policy, adjustment.scalingAdjustment, desired, seen.desired)) return none
  const isOut = desired > seen.desired
  const heldBy = policy.kind === 'simple' ? seen.simpleHeldBy(policy.cooldown) : isOut ? null : seen.scaleInHeldBy
  return heldBy ? { type: 'held', proposal, reason: heldBy } : { type: isOut ? 'out' : 'in', proposal }
}

/** A policy that adds never takes away what is on its way already, nor the other way round. */
function isMeant({ adjustmentType }: AlarmPolicy, by: number, desired: number, before: number): boolean {
  if (adjustmentType === 'ExactCapacity') return true
  return by > 0 ? desired > before : desired < before
}

/** The latest datapoint with a value: an alarm in state ALARM has one. */
function latestOf(datapoints: readonly Datapoint[]): { readonly value: number; readonly capacity: number } {
  const found = [...datapoints].reverse().find(({ value }) => value !== null)
  return { value: found?.value ?? 0, capacity: found?.capacity ?? 0 }
}

function measured(metric: CloudMetric, value: number, capacity: number): string {
  const what = metric === 'cpu' ? `average CPU ${round(value)} %` : `${round(value)} requests a minute each`
  return `${what} over ${capacity}`
}

function round(value: number): number {
  return Number(value.toFixed(1))
}
