export {
  assumedRequests,
  bindPod,
  type ContainerRequests,
  emptyNode,
  type NodeUse,
  type Resources,
  requestsOf,
  type SchedulerNode,
  type SchedulerPod,
  type SpreadConstraint,
} from './cluster.ts'
export { type FilterRule, refusedBy } from './filters.ts'
export { hardSpreads, hasEveryKey, isCounted, matchingPods } from './spread-filter.ts'
