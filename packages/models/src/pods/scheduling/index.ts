export {
  bindPod,
  type ContainerRequests,
  emptyNode,
  type FilterRule,
  type NodeUse,
  type Resources as SchedulerResources,
  type SchedulerNode,
  type SchedulerPod,
  type SpreadConstraint,
} from '../../contract/scheduling/index.ts'
export { type Placement, schedule } from './schedule.ts'
export { explainRefusals, type PendingReason, pendingReason } from './table/explain-refusals.ts'
export { type NodeReserve, NodeTable } from './table/node-table.ts'
export { feasibleWanted, type PlacementOptions, Placer, type Verdict, verdicts } from './table/place-pod.ts'
export type { ScoringStrategy } from './table/points.ts'
export { type BoundPod, type Preemption, type PreemptionSeen, preempt } from './table/preempt.ts'
export { type ScorePlugin, scoreWeights } from './weights.ts'
