import type { CronSchedule } from '../../../contract/cron.ts'
import type { Labels } from '../../../contract/node-selection.ts'
import type { KarpenterNode, KarpenterPod, KarpenterPool, KarpenterWorld } from '../world.ts'

/** What a NodePool says about voluntary disruption, by its own names. */
export type PoolDisruption = {
  readonly consolidationPolicy: 'WhenEmpty' | 'WhenEmptyOrUnderutilized' | 'Balanced'
  /** Null is `Never`. */
  readonly consolidateAfterSeconds: number | null
  readonly budgets: readonly DisruptionBudget[]
}

export type DisruptionReason = 'Empty' | 'Drifted' | 'Underutilized'

/** At most this many nodes, for these reasons (absent: all of them), in this window (absent: always). */
export type DisruptionBudget = {
  readonly nodes: NodeQuota
  readonly reasons?: readonly DisruptionReason[]
  readonly window?: BudgetWindow
}

export type NodeQuota = { readonly count: number } | { readonly percent: number }

/** Open for `durationSeconds` from every instant that the schedule names, in UTC. */
export type BudgetWindow = { readonly schedule: CronSchedule; readonly durationSeconds: number }

export type DisruptionPool = KarpenterPool & {
  readonly disruption: PoolDisruption
  /** Its template annotates every node with karpenter.sh/do-not-disrupt. */
  readonly isDoNotDisrupt?: boolean
  /** Age at which a node has to go; null is `Never`. */
  readonly expireAfterSeconds: number | null
  /** How long a drain may take before pods are deleted; null waits for ever. */
  readonly terminationGraceSeconds: number | null
}

export type RunningPod = KarpenterPod & {
  readonly isDaemon: boolean
  /** controller.kubernetes.io/pod-deletion-cost; karpenter.sh/disruption-cost goes before it. */
  readonly deletionCost?: number
  readonly priority?: number
  /** karpenter.sh/do-not-disrupt */
  readonly isDoNotDisrupt: boolean
  /** Being deleted already: it takes room and goes by itself. */
  readonly isTerminating: boolean
}

export type DisruptionNode = Omit<KarpenterNode, 'pods'> & {
  readonly pods: readonly RunningPod[]
  /** The Consolidatable condition of its NodeClaim. */
  readonly isConsolidatable: boolean
  /** Last time a pod came or went, DaemonSets left out; null when none has. */
  readonly lastPodEventAtSeconds: number | null
  readonly isDoNotDisrupt: boolean
  /** A pod is expected on it. */
  readonly isNominated: boolean
  readonly isReady: boolean
  /** Marked for deletion: it takes no part any more, and its pods move. */
  readonly isDeleting: boolean
  /** When it was first seen to differ from what its NodePool would make now; null when it does not. */
  readonly driftedAtSeconds: number | null
}

export type DisruptionPdb = { readonly matchLabels: Labels; readonly disruptionsAllowed: number }

/** What one disruption pass sees. `pods` are the pending ones. */
export type DisruptionWorld = Omit<KarpenterWorld, 'pools' | 'nodes'> & {
  /** Now, on the caller's clock. */
  readonly atSeconds: number
  /** Second 0 of that clock, in seconds since 1970: budget windows are in UTC. */
  readonly epochSeconds: number
  readonly pools: readonly DisruptionPool[]
  readonly nodes: readonly DisruptionNode[]
  readonly podDisruptionBudgets: readonly DisruptionPdb[]
  /** Feature gate SpotToSpotConsolidation. */
  readonly isSpotToSpotOn: boolean
}
