export type { Datapoint } from './alarm.ts'
export { type CapacityDecision, decideCapacity } from './decide.ts'
export { type CloudMetric, type ScalingPolicy, scalingPolicy, servicePolicy } from './spec.ts'
