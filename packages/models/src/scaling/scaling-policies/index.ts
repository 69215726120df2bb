import { scalingPoliciesSpec } from './spec.ts'
import { initialScalingPoliciesState, step } from './step.ts'

export type { ScalingPoliciesSpec } from './spec.ts'
export { initialScalingPoliciesState, type ScalingPoliciesState, step as stepScalingPolicies } from './step.ts'

/** `autoscaler: { scalingPolicies: { maxCapacity: 40, policies: [{ kind: target-tracking, targetValue: 60 }] } }`. */
export const scalingPolicies = {
  kind: 'scalingPolicies',
  title: 'Scaling policies',
  help: 'Target tracking and step scaling of a service, as Application Auto Scaling does for ECS: to compare with an HPA.',
  spec: scalingPoliciesSpec,
  step,
  initialState: initialScalingPoliciesState,
} as const
