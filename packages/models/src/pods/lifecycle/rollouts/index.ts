export { rolloutBounds } from './bounds.ts'
export { progressOf, type RolloutProgress } from './progress.ts'
export { deploymentFields, type RollingUpdate, rolloutSpec, strategySpec } from './spec.ts'
export { type ReplicaSetView, rescale, stepRollout } from './step.ts'
