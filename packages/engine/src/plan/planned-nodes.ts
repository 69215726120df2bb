import type { CapacityType } from '@plimsoll/catalog'
import type { Distribution } from '@plimsoll/kernel'
import type {
  Capacity,
  CaSettings,
  DisruptionPool,
  Labels,
  ScalingGroupBounds,
  Taint,
  TerminationPolicy,
  WarmPoolBounds,
  WarmState,
} from '@plimsoll/models'

/** Where machines come from: groups of offerings, and the rule that decides how many of which. */
export type PlannedNodes = { readonly groups: readonly PlannedGroup[]; readonly provider: PlannedProvider }

/** Who launches and removes machines, with what only it reads. One file a kind in `control/cluster/providers`. */
export type PlannedProvider =
  | { readonly kind: 'fixed' }
  | { readonly kind: 'clusterAutoscaler'; readonly settings: CaSettings }
  | { readonly kind: 'pool'; readonly scanIntervalSeconds: number; readonly scaleDownAfterSeconds: number }
  | PlannedScalingGroup
  | PlannedKarpenter

/** The plan's only group, scaled by what the cloud measures of it. */
export type PlannedScalingGroup = {
  readonly kind: 'scalingGroup'
  readonly bounds: ScalingGroupBounds
  /** Length of a datapoint, and how long after its end alarms see it. */
  readonly periodSeconds: number
  readonly delaySeconds: number
  readonly warmupSeconds: number
  readonly terminationPolicy: TerminationPolicy
  /** How long a drain may take before the machine goes all the same; 0: nobody drains it. */
  readonly hookSeconds: number
}

/** One NodePool a group, in the plan's order. */
export type PlannedKarpenter = {
  readonly kind: 'karpenter'
  readonly nodePools: readonly DisruptionPool[]
  readonly isSpotToSpotOn: boolean
}

/** Machines that are managed as one: a node group of a cloud, a NodePool. */
export type PlannedGroup = {
  readonly name: string
  /** Offerings that the group may launch. A plain group has one a zone and keeps its zones even. */
  readonly machines: readonly PlannedMachine[]
  readonly taints: readonly Taint[]
  /** Its nodes are annotated so that the Cluster Autoscaler takes none of them away. */
  readonly isScaleDownDisabled?: boolean
  /** Machines kept, and machines at most; null where nothing bounds the number. */
  readonly min: number
  readonly max: number | null
  /** Machines at second 0; null for what the first pods need. */
  readonly initial: number | null
  /** Null for machines that are only there from the start. */
  readonly provisioning: PlannedProvisioning | null
  /** Machines prepared in advance, from which it grows first; absent without. */
  readonly warmPool?: PlannedWarmPool
}

export type PlannedWarmPool = WarmPoolBounds & {
  readonly state: WarmState
  /** Machines that the group gives back return to the pool. */
  readonly isReused: boolean
  readonly start: Omit<PlannedProvisioning, 'gpuReady'>
}

export type PlannedProvisioning = {
  /** From the request to the machine running: billing starts. */
  readonly request: Distribution
  /** From running to the kubelet joining. */
  readonly boot: Distribution
  /** From joining to Ready. */
  readonly ready: Distribution
  /** From Ready to GPUs allocatable: driver and device plug-in; only machines with GPUs wait for it. */
  readonly gpuReady: Distribution
}

/** An offering as a group launches it: machine type × zone × capacity type, with what the node will carry and hold. */
export type PlannedMachine = {
  /** Catalogue id: `aws/us-east-1/m7g.2xlarge/on-demand`. */
  readonly offering: string
  readonly machineType: string
  readonly zone: string
  readonly capacityType: CapacityType
  /** List price when the plan was made: for decisions that look at prices. The bill is computed from usage. */
  readonly usdPerHour: number
  /** Labels of the node, less kubernetes.io/hostname. */
  readonly labels: Labels
  /** Nominal size. */
  readonly capacity: Capacity
  /** Less what the provider reserves for kubelet, system and eviction. */
  readonly allocatable: Capacity
  /** Requests of the DaemonSet pods that run on it. */
  readonly daemons: Capacity
  /** What is left for workloads: allocatable less daemons. */
  readonly room: Capacity
}
