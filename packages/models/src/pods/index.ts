export {
  type BudgetedPods,
  disruptionsAllowed,
  mayEvict,
  type PodDisruptionBudget,
  podDisruptionBudgetSpec,
} from './disruption/index.ts'
export { type ReadinessProbe, readyAt } from './lifecycle/readiness.ts'
export { effectiveRequests, type PodResources, type PodSpec, podSpec } from './pod-spec.ts'
export {
  bindPod,
  type ContainerRequests,
  emptyNode,
  type FilterRule,
  type NodeUse,
  type Placement,
  type PlacementNode,
  place,
  type SchedulerNode,
  type SchedulerPod,
  type SchedulerResources,
  type ScorePlugin,
  type SpreadConstraint,
  schedule,
  scoreWeights,
} from './scheduling/index.ts'
export { compareVictims, rankVictims, type VictimComparison, type VictimRule, type VictimView, withSurroundings } from './victims/index.ts'
