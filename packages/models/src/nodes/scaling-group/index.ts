import { scalingGroupSpec } from './spec.ts'

export { monitoringSeconds, type ScalingGroupSpec } from './spec.ts'
export {
  initialScalingGroupState,
  type ScalingGroupBounds,
  type ScalingGroupSeen,
  type ScalingGroupState,
  step as stepScalingGroup,
} from './step.ts'
export { chooseTermination, type TerminationPolicy } from './terminate.ts'

/** `nodes: { scalingGroup: { machineType: m7g.2xlarge, max: 40, policies: [{ kind: target-tracking, targetValue: 50 }] } }`. */
export const scalingGroup = {
  kind: 'scalingGroup',
  title: 'Scaling group',
  help: 'Machines that the cloud adds and removes by a metric of theirs, such as average CPU: target tracking, step and simple scaling.',
  spec: scalingGroupSpec,
} as const
