import type { Capacity, HpaPodView } from '@plimsoll/models'

/** pending: no machine yet · starting: on a machine, not Ready · ready · terminating: takes nothing new · gone */
export type PodPhase = 'pending' | 'starting' | 'ready' | 'terminating' | 'gone'

/** One pod as the control plane knows it. Instants are seconds since the start of the run, null when not reached. */
export type Pod = {
  readonly index: number
  readonly service: number
  /** The data plane's number for it, while it has one. */
  slot: number
  /** Stands for the UID: random and fixed. */
  readonly uid: number
  phase: PodPhase
  /** Index of its machine, -1 while pending. */
  node: number
  readonly createdAtSeconds: number
  scheduledAtSeconds: number | null
  containerAtSeconds: number | null
  readyAtSeconds: number | null
  terminatingAtSeconds: number | null
  /** How controllers see it, made in `phase`. */
  view: { readonly phase: PodPhase; readonly shown: HpaPodView } | null
}

export type NodePhase = 'requested' | 'launched' | 'joined' | 'ready' | 'gone'

/** One machine. `room` is what workload pods have left of `allocatable`. */
export type Node = {
  readonly index: number
  readonly name: string
  readonly offering: string
  phase: NodePhase
  readonly allocatable: Readonly<Capacity>
  readonly room: Capacity
  readonly requestedAtSeconds: number
  launchedAtSeconds: number | null
  readyAtSeconds: number | null
  endedAtSeconds: number | null
  /** Workload pods on it, terminating ones included. */
  pods: number
  idleSinceSeconds: number | null
  /** Ledgers for `NodeLease`, brought up to `accountedSeconds`. */
  idleSeconds: number
  requestedCoreSeconds: number
  accountedSeconds: number
}

/** A service's side of the control plane: what it wants and the pods it has, oldest first. */
export type ServiceState = {
  readonly name: string
  /** spec.replicas of its scale target. */
  desired: number
  /** Pods that were wanted before the growth under way; null when every pod asked for has become ready. */
  grownFrom: number | null
  /** Every pod that is not gone. */
  pods: Pod[]
  pending: Pod[]
  /** Slots of the data plane that were given back. */
  readonly freeSlots: number[]
  nextSlot: number
}
