import { acceptsNode, untolerated } from '../node-selection.ts'
import { type NodeUse, type Resources, requestsOf, type SchedulerPod } from './cluster.ts'
import { type HardSpread, spreadRefuses } from './spread-filter.ts'

/** The plug-in that refused a node, by its name in the scheduler's configuration. */
export type FilterRule = 'NodeUnschedulable' | 'TaintToleration' | 'NodeAffinity' | 'NodeResourcesFit' | 'PodTopologySpread'

const cordon = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' } as const
const hardEffects = ['NoSchedule', 'NoExecute'] as const

/** The first plug-in that refuses the node, in the order of the default profile; null when the pod may go there. */
export function refusedBy(pod: SchedulerPod, use: NodeUse, spread: readonly HardSpread[]): FilterRule | null {
  const { node } = use
  const tolerations = pod.tolerations ?? []
  if (node.isUnschedulable && untolerated([cordon], tolerations, hardEffects)) return 'NodeUnschedulable'
  if (untolerated(node.taints, tolerations, hardEffects)) return 'TaintToleration'
  if (!acceptsNode(pod, node.labels)) return 'NodeAffinity'
  if (!hasRoom(requestsOf(pod.containers), use)) return 'NodeResourcesFit'
  return spread.some((constraint) => spreadRefuses(constraint, node.labels)) ? 'PodTopologySpread' : null
}

/** Requests against allocatable less what bound pods request; a resource that isn't requested may be overcommitted. */
function hasRoom(asked: Resources, { node: { allocatable }, requested, podLabels }: NodeUse): boolean {
  if (podLabels.length + 1 > allocatable.pods) return false
  const fits = (key: keyof Resources) => asked[key] === 0 || asked[key] <= allocatable[key] - requested[key]
  return fits('cpuMilli') && fits('memoryBytes') && fits('gpu')
}
