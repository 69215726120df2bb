import type { BackOff, Capacity, HpaPodView, Labels, PendingReason, ProbeStreak, PullQueue, RolloutProgress, Taint } from '@plimsoll/models'
import type { PlannedMachine } from '../plan/planned-nodes.ts'

/**
 * pending: no machine yet · starting: on a machine, not Ready (yet or any more) · ready · terminating: takes nothing new · lost: its machine is gone, the API
 * still has it · gone
 */
export type PodPhase = 'pending' | 'starting' | 'ready' | 'terminating' | 'lost' | 'gone'

/** One pod as the control plane knows it. Instants are seconds since the start of the run, null when not reached. */
export type Pod = {
  readonly index: number
  readonly service: number
  /** The data plane's number for it, while it has one. */
  slot: number
  /** Stands for the UID: random and fixed. */
  readonly uid: number
  /** Position in the versions of its service. */
  readonly version: number
  phase: PodPhase
  /** Index of its machine, -1 while pending. */
  node: number
  /** Which of the disks of its service are its own: the number in the name of a StatefulSet's pod; 0 where pods have none. */
  readonly ordinal: number
  /** Class under which the scheduler's picture has it, while it has a machine or the promise of one. */
  podClass: number
  /** Spreading counts it: it has a machine and is not being deleted. */
  isCounted: boolean
  /** How often the scheduler has tried it in vain, when it may try again, and what kept the pod waiting the last time. */
  attempts: number
  backOffUntilSeconds: number
  pendingReason: PendingReason | null
  /** The machine that pre-emption makes room on for it; -1 for none. */
  nominatedNode: number
  readonly createdAtSeconds: number
  scheduledAtSeconds: number | null
  containerAtSeconds: number | null
  /** What its memory has grown since; of pods that are there at second 0 some time before it. */
  memorySinceSeconds: number
  /** When the current run of its container first was Ready. */
  readyAtSeconds: number | null
  /** When its Ready condition last changed. */
  readyChangedAtSeconds: number | null
  terminatingAtSeconds: number | null
  /** Its probe workers tick at this instant and that share of their period. */
  probeGrid: { readonly atSeconds: number; readonly share: number }
  /** Balancers send requests to it. */
  isListed: boolean
  /** Counts the news about it that balancers are to hear; older news than the latest is no news. */
  listing: number
  /** Its machine does not have its image yet. */
  isPulling: boolean
  /** Results of the probes that wait in its queue. */
  readiness: ProbeStreak
  liveness: ProbeStreak
  /** Runs of its container that have ended. */
  restarts: number
  backOff: BackOff
  /** When its container is killed, while it stops. */
  killAtSeconds: number | null
  /** How controllers see it, made in `phase`. */
  view: { readonly phase: PodPhase; readonly shown: HpaPodView } | null
}

/**
 * requested → launched (runs, billed) → joined (kubelet there) → ready → draining (being emptied) → gone. Draining may be skipped.
 * silent: it has stopped, its node object is still there · warm: prepared, it waits in the warm pool of its group
 */
export type NodePhase = 'requested' | 'launched' | 'joined' | 'ready' | 'draining' | 'silent' | 'warm' | 'gone'

/** One machine. `room` is what workload pods have left of the machine's. */
export type Node = {
  readonly index: number
  readonly name: string
  /** Its row in the scheduler's picture; -1 before it is Ready and after it is gone. */
  row: number
  /** Position of its group in the plan. */
  readonly group: number
  readonly machine: PlannedMachine
  /** All of them, kubernetes.io/hostname included. */
  readonly labels: Labels
  taints: readonly Taint[]
  phase: NodePhase
  /** A stay in the warm pool of its group, preparation included: no node of the cluster. Null for those that are. */
  stay: { stoppedAtSeconds: number | null } | null
  /** Whether it came from the warm pool. */
  readonly isWarmStart: boolean
  /** spec.unschedulable: nothing new comes here. */
  isCordoned: boolean
  /** GPUs are allocatable; true from the start where there are none. */
  isGpuReady: boolean
  readonly room: Capacity
  /** Set while it is being emptied; `heldBack` once a budget has refused an eviction. */
  drain: {
    readonly retrySeconds: number
    readonly deadlineAtSeconds: number | null
    readonly respectsDoNotDisrupt: boolean
    heldBack: boolean
  } | null
  /** Workload pods on it, terminating ones included, in the order they came. */
  pods: Pod[]
  /** Images that its disk holds, and those on their way. */
  readonly images: Set<string>
  pulls: PullQueue
  /** When a workload pod last came or left; null while none has. */
  podsChangedAtSeconds: number | null
  readonly requestedAtSeconds: number
  launchedAtSeconds: number | null
  joinedAtSeconds: number | null
  readyAtSeconds: number | null
  endedAtSeconds: number | null
  idleSinceSeconds: number | null
  /** Ledgers for `NodeLease`, brought up to `accountedSeconds`. */
  idleSeconds: number
  requestedCoreSeconds: number
  accountedSeconds: number
}

/** Pods of one version, and how many of them the Deployment asks for. */
export type ReplicaSet = { readonly version: number; replicas: number }

/** A service's side of the control plane: what it wants and the pods it has, oldest first. */
export type ServiceState = {
  readonly name: string
  /** spec.replicas of its scale target. */
  desired: number
  /** Oldest first; one, but for a rollout under way. */
  replicaSets: ReplicaSet[]
  /** Wanted number that the sizes of the ReplicaSets were made for, and with the surge. */
  sized: { readonly desired: number; readonly most: number }
  /** How the rollout under way gets on; null without one. */
  progress: RolloutProgress | null
  /** Pods that were wanted before the growth under way; null when every pod asked for has become ready. */
  grownFrom: number | null
  /** Every pod that is not gone. */
  pods: Pod[]
  pending: Pod[]
  /** Restarts of its pods' containers so far, and how many containers were killed for their memory. */
  restarts: number
  oomKilled: number
  /** When the next pod may be created, while the controller's client holds it back. */
  createAtSeconds: number | null
  /** Slots of the data plane that were given back. */
  readonly freeSlots: number[]
  nextSlot: number
  /** By the ordinal of a pod: where its own disks are, once they are made. */
  readonly disks: (readonly string[])[]
}
