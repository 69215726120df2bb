export {
  bindPod,
  type ContainerRequests,
  emptyNode,
  type NodeUse,
  type Resources as SchedulerResources,
  type SchedulerNode,
  type SchedulerPod,
  type SpreadConstraint,
} from '../../contract/scheduling/index.ts'
export { type Placement, schedule } from './schedule.ts'
export { explainRefusals, type PendingReason, pendingReason } from './table/explain-refusals.ts'
export { NodeTable } from './table/node-table.ts'
export { Placer, type Verdict } from './table/place-pod.ts'
export type { ScoringStrategy } from './table/points.ts'
export { type BoundPod, preempt } from './table/preempt.ts'
