export { rolloutBounds } from './bounds.ts'
export { type RollingUpdate, rolloutSpec, strategySpec } from './spec.ts'
export { type ReplicaSetView, rescale, stepRollout } from './step.ts'
