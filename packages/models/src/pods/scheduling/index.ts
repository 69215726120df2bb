export {
  bindPod,
  type ContainerRequests,
  emptyNode,
  type NodeUse,
  type Resources as SchedulerResources,
  type SchedulerNode,
  type SchedulerPod,
  type SpreadConstraint,
} from './cluster.ts'
export type { FilterRule } from './filters.ts'
export { type PlacementNode, place } from './place.ts'
export { type Placement, type ScorePlugin, schedule, scoreWeights } from './schedule.ts'
