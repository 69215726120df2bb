import type { Labels } from '../../contract/node-selection.ts'
import type { NodeUse, Resources, SchedulerPod } from '../../contract/scheduling/index.ts'

/** Who would make the pod again. Kinds beside the five that Kubernetes brings count as custom controllers. */
export type CaOwner = { readonly kind: string; readonly name: string; readonly replicas: number }

/** A pod as the autoscaler reads it. `spec` may be shared by pods that are alike; sharing makes them cheap to compare. */
export type CaPod = {
  readonly name: string
  readonly spec: SchedulerPod
  /** Null: a bare pod. `isGone`: its controller doesn't exist any more. */
  readonly owner: (CaOwner & { readonly isGone?: boolean }) | null
  readonly createdAtSeconds: number
  readonly priority: number
  readonly isDaemon?: boolean
  /** Mirror of a static pod. */
  readonly isMirror?: boolean
  readonly isFinished?: boolean
  readonly terminatingSinceSeconds?: number
  /** Default 30, as the API has it. */
  readonly terminationGraceSeconds?: number
  /** Annotation cluster-autoscaler.kubernetes.io/safe-to-evict: true, false or the value that lets a pod run to its end. */
  readonly safeToEvict?: boolean | 'on-completion'
  /** In the namespace kube-system. */
  readonly isSystem?: boolean
  /** Mounts an emptyDir or hostPath. */
  readonly hasLocalStorage?: boolean
  /** Annotation cluster-autoscaler.kubernetes.io/pod-scale-up-delay. */
  readonly scaleUpDelaySeconds?: number
}

/** A node object of the cluster. `use` counts every pod on it, DaemonSets included. */
export type CaNode = {
  readonly use: NodeUse
  readonly capacity: Resources
  /** Null: no group of the autoscaler's. */
  readonly group: string | null
  readonly createdAtSeconds: number
  readonly isReady: boolean
  /** Its deletion was started: tainted, being drained or waiting for the cloud. */
  readonly isBeingDeleted?: boolean
  /** Annotation cluster-autoscaler.kubernetes.io/scale-down-disabled. */
  readonly isScaleDownDisabled?: boolean
  readonly pods: readonly CaPod[]
}

/** A node that the group would add: an empty one with its DaemonSet pods on it. */
export type CaTemplate = { readonly use: NodeUse; readonly capacity: Resources }

/** A node group as its cloud reports it. */
export type CaGroup = {
  readonly name: string
  readonly targetSize: number
  readonly template: CaTemplate
  /** What the price expander reads; absent: the cloud has no pricing model. */
  readonly usdPerHour?: number
  /** Nodes whose creation the cloud reported as failed since the last loop (out of capacity, over quota). */
  readonly failed?: { readonly count: number; readonly code: string }
  /** Instances that run but have no node object yet. */
  readonly unregistered?: readonly { readonly name: string; readonly sinceSeconds: number }[]
}

export type CaDisruptionBudget = { readonly name: string; readonly matchLabels: Labels; readonly disruptionsAllowed: number }

/** What a pod's requests cost on the cloud's pricing model, for the price expander. */
export type CaPodPrices = { readonly usdPerCoreHour: number; readonly usdPerGiBHour: number; readonly usdPerGpuHour: number }

/** Everything one loop looks at. */
export type CaSeen = {
  readonly atSeconds: number
  readonly groups: readonly CaGroup[]
  readonly nodes: readonly CaNode[]
  /** Pods with PodScheduled False, Unschedulable. */
  readonly pending: readonly CaPod[]
  readonly budgets: readonly CaDisruptionBudget[]
  /** Groups in which a deletion failed since the last loop. */
  readonly failedDeletions?: readonly string[]
  readonly podPrices?: CaPodPrices
  /** Uniform in [0, 1): the final tie of expanders, and the map order in which removable nodes are taken. */
  readonly draw: () => number
}
