import { matchesExpressions, untolerated } from '../../contract/node-selection.ts'
import { assumedRequests, type NodeUse, type Resources, requestsOf, type SchedulerPod } from '../../contract/scheduling/index.ts'

/** LeastAllocated: free share of CPU and memory after the pod, each in whole points, their whole mean. */
export function leastAllocated(pod: SchedulerPod, { node: { allocatable }, assumed }: NodeUse): number {
  const asked = assumedRequests(pod.containers)
  const points = (['cpuMilli', 'memoryBytes'] as const)
    .filter((key) => allocatable[key] > 0)
    .map((key) => Math.max(0, Math.trunc(((allocatable[key] - assumed[key] - asked[key]) * 100) / allocatable[key])))
  return points.length === 0 ? 0 : Math.trunc(points.reduce((sum, each) => sum + each, 0) / points.length)
}

/** BalancedAllocation of 1.36: how much evener CPU and memory get; null when the pod requests neither. */
export function balancedChange(pod: SchedulerPod, { node: { allocatable }, requested }: NodeUse): number | null {
  const asked = requestsOf(pod.containers)
  if (asked.cpuMilli === 0 && asked.memoryBytes === 0) return null
  const after = {
    cpuMilli: requested.cpuMilli + asked.cpuMilli,
    memoryBytes: requested.memoryBytes + asked.memoryBytes,
  }
  return 50 + Math.trunc((50 + balance(after, allocatable) - balance(requested, allocatable)) / 2)
}

/** 100 less the standard deviation of the two used shares, in whole points. */
function balance(used: Pick<Resources, 'cpuMilli' | 'memoryBytes'>, allocatable: Resources): number {
  const shares = (['cpuMilli', 'memoryBytes'] as const)
    .filter((key) => allocatable[key] > 0)
    .map((key) => Math.min(1, used[key] / allocatable[key]))
  const deviation = shares.length === 2 ? Math.abs((shares[0] - shares[1]) / 2) : 0
  return Math.trunc((1 - deviation) * 100)
}

/** TaintToleration: fewer untolerated PreferNoSchedule taints are better. */
export function taintScores(pod: SchedulerPod, feasible: readonly NodeUse[]): number[] {
  const tolerations = (pod.tolerations ?? []).filter(({ effect }) => !effect || effect === 'PreferNoSchedule')
  const counts = feasible.map(({ node }) => node.taints.filter((taint) => untolerated([taint], tolerations, ['PreferNoSchedule'])).length)
  const most = Math.max(0, ...counts)
  return counts.map((count) => (most === 0 ? 100 : 100 - Math.trunc((100 * count) / most)))
}

/** NodeAffinity: the weights of the preferred terms that the node meets; null when the pod prefers nothing. */
export function affinityScores(pod: SchedulerPod, feasible: readonly NodeUse[]): number[] | null {
  const preferred = pod.preferredNodeAffinity ?? []
  if (preferred.length === 0) return null
  const sums = feasible.map(({ node }) =>
    preferred.reduce((sum, { weight, expressions }) => sum + (matchesExpressions(expressions, node.labels) ? weight : 0), 0),
  )
  const most = Math.max(0, ...sums)
  return sums.map((sum) => (most === 0 ? 0 : Math.trunc((100 * sum) / most)))
}
