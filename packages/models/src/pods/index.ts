export { type ReadinessProbe, readyAt } from './lifecycle/readiness.ts'
export { rankVictims, type VictimView } from './lifecycle/victims.ts'
export { effectiveRequests, type PodResources, type PodSpec, podSpec } from './pod-spec.ts'
export { type PlacementNode, place } from './scheduling/place.ts'
