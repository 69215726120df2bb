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
export { type PlacementNode, place } from './place.ts'
export { type Placement, type ScorePlugin, schedule, scoreWeights } from './schedule.ts'
