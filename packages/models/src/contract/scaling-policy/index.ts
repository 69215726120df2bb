export type { Datapoint } from './alarm.ts'
export { type CapacityBounds, type CapacityDecision, decideCapacity } from './decide.ts'
export type { PolicySeen } from './propose.ts'
export { type CloudMetric, type ScalingPolicy, scalingPolicy } from './spec.ts'
