export { type ReadinessProbe, readyAt } from './lifecycle/readiness.ts'
export { effectiveRequests, type PodResources, type PodSpec, podSpec } from './pod-spec.ts'
export { type PlacementNode, place } from './scheduling/place.ts'
export { compareVictims, rankVictims, type VictimComparison, type VictimRule, type VictimView, withSurroundings } from './victims/index.ts'
