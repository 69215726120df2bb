import type { LabelExpression, LabelSelector, Labels, NodeChoice, Taint, Toleration } from '../node-selection.ts'

/** Amounts of what the scheduler counts. `gpu` stands for the extended resource nvidia.com/gpu. */
export type Resources = { readonly cpuMilli: number; readonly memoryBytes: number; readonly gpu: number }

export type SchedulerNode = {
  readonly name: string
  readonly labels: Labels
  readonly allocatable: Resources & { readonly pods: number }
  readonly taints: readonly Taint[]
  readonly isUnschedulable: boolean
}

/** Absent: the container has no request for it. */
export type ContainerRequests = { readonly cpuMilli?: number; readonly memoryBytes?: number; readonly gpu?: number }

export type SpreadConstraint = {
  readonly maxSkew: number
  readonly topologyKey: string
  readonly whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway'
  readonly matchLabels: Labels
  readonly minDomains?: number
  /** Default Honor. */
  readonly nodeAffinityPolicy?: 'Honor' | 'Ignore'
  /** Default Ignore. */
  readonly nodeTaintsPolicy?: 'Honor' | 'Ignore'
}

/** Pods that the selector finds count by what their nodes have under the topology key. All pods are in one namespace. */
export type PodAffinityTerm = { readonly topologyKey: string; readonly selector: LabelSelector }

export type PodAffinity = {
  readonly required: readonly PodAffinityTerm[]
  readonly preferred: readonly (PodAffinityTerm & { readonly weight: number })[]
}

/** A port of the node itself. An absent address is every address of the node. */
export type HostPort = { readonly port: number; readonly protocol: 'TCP' | 'UDP' | 'SCTP'; readonly hostIP?: string }

export type SchedulerPod = NodeChoice & {
  readonly labels: Labels
  readonly containers: readonly ContainerRequests[]
  readonly preferredNodeAffinity?: readonly { readonly weight: number; readonly expressions: readonly LabelExpression[] }[]
  readonly tolerations?: readonly Toleration[]
  readonly topologySpread?: readonly SpreadConstraint[]
  /** Selector of its ReplicaSet, StatefulSet or Service: what the system's default spread counts. */
  readonly ownerMatchLabels?: Labels
  /** Pods that it wants to be near to, and pods that it wants to be far from. */
  readonly podAffinity?: PodAffinity
  readonly podAntiAffinity?: PodAffinity
  readonly hostPorts?: readonly HostPort[]
  /** Zones where its volumes can be attached; absent: anywhere, or they are yet to be made where it goes. */
  readonly volumeZones?: readonly string[]
}

/** A node and what is bound to it. */
export type NodeUse = {
  readonly node: SchedulerNode
  readonly requested: Resources
  /** The same with 100 m CPU and 200 MiB for every container that doesn't request them: only LeastAllocated reads it. */
  readonly assumed: Pick<Resources, 'cpuMilli' | 'memoryBytes'>
  /** Pods bound here, and those among them that keep others away. */
  readonly pods: readonly SchedulerPod[]
  readonly repelling: readonly SchedulerPod[]
}

/** pkg/scheduler/util: DefaultMilliCPURequest, DefaultMemoryRequest. */
const assumedCpuMilli = 100
const assumedMemoryBytes = 200 * 1024 * 1024

export function emptyNode(node: SchedulerNode): NodeUse {
  return { node, requested: { cpuMilli: 0, memoryBytes: 0, gpu: 0 }, assumed: { cpuMilli: 0, memoryBytes: 0 }, pods: [], repelling: [] }
}

/** The node after the pod was bound to it. */
export function bindPod(use: NodeUse, pod: SchedulerPod): NodeUse {
  const asked = requestsOf(pod.containers)
  const assumed = assumedRequests(pod.containers)
  return {
    node: use.node,
    requested: {
      cpuMilli: use.requested.cpuMilli + asked.cpuMilli,
      memoryBytes: use.requested.memoryBytes + asked.memoryBytes,
      gpu: use.requested.gpu + asked.gpu,
    },
    assumed: { cpuMilli: use.assumed.cpuMilli + assumed.cpuMilli, memoryBytes: use.assumed.memoryBytes + assumed.memoryBytes },
    pods: [...use.pods, pod],
    repelling: (pod.podAntiAffinity?.required.length ?? 0) > 0 ? [...use.repelling, pod] : use.repelling,
  }
}

export function requestsOf(containers: readonly ContainerRequests[]): Resources {
  const sum = { cpuMilli: 0, memoryBytes: 0, gpu: 0 }
  for (const { cpuMilli = 0, memoryBytes = 0, gpu = 0 } of containers) {
    sum.cpuMilli += cpuMilli
    sum.memoryBytes += memoryBytes
    sum.gpu += gpu
  }
  return sum
}

export function assumedRequests(containers: readonly ContainerRequests[]): Pick<Resources, 'cpuMilli' | 'memoryBytes'> {
  const sum = { cpuMilli: 0, memoryBytes: 0 }
  for (const { cpuMilli = assumedCpuMilli, memoryBytes = assumedMemoryBytes } of containers) {
    sum.cpuMilli += cpuMilli
    sum.memoryBytes += memoryBytes
  }
  return sum
}
