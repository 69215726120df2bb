import { acceptsNode, type Labels, untolerated } from '../node-selection.ts'
import { type AffinityDomains, type AffinityRule, affinityDomains, affinityRefuses } from './affinity-filter.ts'
import { type NodeUse, type Resources, requestsOf, type SchedulerPod } from './cluster.ts'
import { portsConflict } from './host-ports.ts'
import { type HardSpread, hardSpreads, spreadRefuses } from './spread-filter.ts'

/** The plug-in that refused a node, by its name in the scheduler's configuration; InterPodAffinity by which of its three checks. */
export type FilterRule =
  | 'NodeUnschedulable'
  | 'TaintToleration'
  | 'NodeAffinity'
  | 'NodePorts'
  | 'NodeResourcesFit'
  | 'VolumeBinding'
  | 'PodTopologySpread'
  | AffinityRule

/** What the scheduler says of nodes that a plug-in refused; NodeResourcesFit names each resource instead. */
export const refusalWords: Readonly<Record<Exclude<FilterRule, 'NodeResourcesFit'>, string>> = {
  NodeUnschedulable: 'node(s) were unschedulable',
  TaintToleration: 'node(s) had untolerated taint(s)',
  NodeAffinity: "node(s) didn't match Pod's node affinity/selector",
  NodePorts: "node(s) didn't have free ports for the requested pod ports",
  VolumeBinding: 'node(s) had volume node affinity conflict',
  PodTopologySpread: "node(s) didn't match pod topology spread constraints",
  InterPodAffinity: "node(s) didn't match pod affinity rules",
  InterPodAntiAffinity: "node(s) didn't match pod anti-affinity rules",
  ExistingPodsAntiAffinity: "node(s) didn't satisfy existing pods anti-affinity rules",
}

/** What other pods mean for where one pod may go: made once for a pod, read for every node. */
export type Surroundings = { readonly spread: readonly HardSpread[]; readonly affinity: AffinityDomains | null }

const cordon = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' } as const
const hardEffects = ['NoSchedule', 'NoExecute'] as const
/** The well-known label of a node's zone. */
export const zoneLabel = 'topology.kubernetes.io/zone'

export function surroundingsOf(pod: SchedulerPod, nodes: readonly NodeUse[]): Surroundings {
  return { spread: hardSpreads(pod, nodes), affinity: affinityDomains(pod, nodes) }
}

/** The first plug-in that refuses the node, in the order of the default profile; null when the pod may go there. */
export function refusedBy(pod: SchedulerPod, use: NodeUse, { spread, affinity }: Surroundings): FilterRule | null {
  const { node } = use
  const tolerations = pod.tolerations ?? []
  if (node.isUnschedulable && untolerated([cordon], tolerations, hardEffects)) return 'NodeUnschedulable'
  if (untolerated(node.taints, tolerations, hardEffects)) return 'TaintToleration'
  if (!acceptsNode(pod, node.labels)) return 'NodeAffinity'
  if (pod.hostPorts && use.pods.some(({ hostPorts }) => portsConflict(pod.hostPorts, hostPorts))) return 'NodePorts'
  if (!hasRoom(requestsOf(pod.containers), use)) return 'NodeResourcesFit'
  if (!holdsVolumes(pod, node.labels)) return 'VolumeBinding'
  if (spread.some((constraint) => spreadRefuses(constraint, node.labels))) return 'PodTopologySpread'
  return affinity && affinityRefuses(pod, affinity, node.labels)
}

/** Requests against allocatable less what bound pods request; a resource that isn't requested may be overcommitted. */
function hasRoom(asked: Resources, { node: { allocatable }, requested, pods }: NodeUse): boolean {
  if (pods.length + 1 > allocatable.pods) return false
  const fits = (key: keyof Resources) => asked[key] === 0 || asked[key] <= allocatable[key] - requested[key]
  return fits('cpuMilli') && fits('memoryBytes') && fits('gpu')
}

/** Whether the pod's volumes can be attached to a node with these labels. */
export function holdsVolumes({ volumeZones }: Pick<SchedulerPod, 'volumeZones'>, labels: Labels): boolean {
  return !volumeZones || volumeZones.includes(labels[zoneLabel])
}
