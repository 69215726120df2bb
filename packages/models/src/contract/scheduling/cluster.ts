import type { LabelExpression, Labels, NodeChoice, Taint, Toleration } from '../node-selection.ts'

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

export type SchedulerPod = NodeChoice & {
  readonly labels: Labels
  readonly containers: readonly ContainerRequests[]
  readonly preferredNodeAffinity?: readonly { readonly weight: number; readonly expressions: readonly LabelExpression[] }[]
  readonly tolerations?: readonly Toleration[]
  readonly topologySpread?: readonly SpreadConstraint[]
  /** Selector of its ReplicaSet, StatefulSet or Service: what the system's default spread counts. */
  readonly ownerMatchLabels?: Labels
}

/** A node and what is bound to it. */
export type NodeUse = {
  readonly node: SchedulerNode
  readonly requested: Resources
  /** The same with 100 m CPU and 200 MiB for every container that doesn't request them: only LeastAllocated reads it. */
  readonly assumed: Pick<Resources, 'cpuMilli' | 'memoryBytes'>
  /** Labels of the pods bound here. */
  readonly podLabels: readonly Labels[]
}

/** pkg/scheduler/util: DefaultMilliCPURequest, DefaultMemoryRequest. */
const assumedCpuMilli = 100
const assumedMemoryBytes = 200 * 1024 * 1024

export function emptyNode(node: SchedulerNode): NodeUse {
  return { node, requested: { cpuMilli: 0, memoryBytes: 0, gpu: 0 }, assumed: { cpuMilli: 0, memoryBytes: 0 }, podLabels: [] }
}

/** The node after the pod was bound to it. */
export function bindPod(use: NodeUse, pod: Pick<SchedulerPod, 'labels' | 'containers'>): NodeUse {
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
    podLabels: [...use.podLabels, pod.labels],
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
