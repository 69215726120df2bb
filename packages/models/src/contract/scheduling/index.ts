export { selectedByAll } from './affinity-filter.ts'
export {
  assumedRequests,
  bindPod,
  type ContainerRequests,
  emptyNode,
  type HostPort,
  type NodeUse,
  type PodAffinity,
  type PodAffinityTerm,
  type Resources,
  requestsOf,
  type SchedulerNode,
  type SchedulerPod,
  type SpreadConstraint,
} from './cluster.ts'
export { type FilterRule, holdsVolumes, refusalWords, refusedBy, surroundingsOf, zoneLabel } from './filters.ts'
export { portsConflict } from './host-ports.ts'
export { hasEveryKey, isCounted, matchingPods } from './spread-filter.ts'
