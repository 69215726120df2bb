import type { LimitReason } from './behavior/rate-limit.ts'
import type { Condition, ConditionType } from './decision.ts'

/** Messages of conditions whose text never varies, by reason. */
export const conditionMessages = {
  SucceededGetScale: "the HPA controller was able to get the target's current scale",
  ReadyForNewScale: 'recommended size matches current size',
  ScaleUpStabilized: 'recent recommendations were lower than current one, applying the lowest recent recommendation',
  ScaleDownStabilized: 'recent recommendations were higher than current one, applying the highest recent recommendation',
  ScalingDisabled: 'scaling is disabled since the replica count of the target is zero',
  InvalidSelector: "the HPA target's scale is missing a selector",
  DesiredWithinRange: 'the desired count is within the acceptable range',
  TooFewReplicas: 'the desired replica count is less than the minimum replica count',
  TooManyReplicas: 'the desired replica count is more than the maximum replica count',
  ScaleUpLimit: 'the desired replica count is increasing faster than the maximum scale rate',
  ScaleDownLimit: 'the desired replica count is decreasing faster than the maximum scale rate',
  ScaledToZero: 'the HPA controller scaled the workload to zero',
  NotScaledToZero: 'the HPA controller did not scale the workload to zero',
} as const satisfies Readonly<Record<LimitReason, string>> & Readonly<Record<string, string>>

export type FixedReason = keyof typeof conditionMessages

/** The list with one condition set: in its place, or at the end when it is new. Its transition time moves only with its status. */
export function withCondition(
  conditions: readonly Condition[],
  type: ConditionType,
  status: Condition['status'],
  reason: string,
  message: string,
  atSeconds: number,
): readonly Condition[] {
  const place = conditions.findIndex((each) => each.type === type)
  const lastTransitionSeconds = place >= 0 && conditions[place].status === status ? conditions[place].lastTransitionSeconds : atSeconds
  const next = conditions.slice()
  next[place < 0 ? conditions.length : place] = { type, status, reason, message, lastTransitionSeconds }
  return next
}
