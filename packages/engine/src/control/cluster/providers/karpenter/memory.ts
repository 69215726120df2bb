import { type DisruptionState, initialDisruptionState, type PodBatch, type UnavailableOfferings } from '@plimsoll/models'
import type { PlannedKarpenter } from '../../../../plan/planned-nodes.ts'
import type { Node } from '../../../world.ts'
import type { Offers } from './offers.ts'

/** What all of Karpenter's controllers share. */
export type Karpenter = {
  readonly planned: PlannedKarpenter
  readonly offers: Offers
  readonly memory: Memory
  /** Second 0 of the run, in seconds since 1970: budget windows are told by it. */
  readonly startEpochSeconds: number
}

/** What Karpenter remembers between its looks at the cluster. */
export type Memory = {
  batch: PodBatch | null
  /** Pod to when it was last brought up for a solve. */
  readonly triggered: Map<number, number>
  unavailable: UnavailableOfferings
  /** Node to until when pods are expected on it. */
  readonly nominatedUntil: Map<number, number>
  /** Nodes on their way out. */
  readonly deleting: Set<number>
  /** When a node's claim was made; nodes of the start have lived before. */
  readonly createdAtSeconds: Map<number, number>
  disruption: DisruptionState
  /** Removals that wait for machines to take the pods. */
  waiting: WaitingRemoval[]
  /** Pods that no solve could place, and why, as it was last told. */
  leftReason: string | null
}

export type WaitingRemoval = { readonly nodes: readonly Node[]; readonly replacements: readonly Node[]; readonly reason: string }

export function emptyMemory(): Memory {
  return {
    batch: null,
    triggered: new Map(),
    unavailable: new Map(),
    nominatedUntil: new Map(),
    deleting: new Set(),
    createdAtSeconds: new Map(),
    disruption: initialDisruptionState,
    waiting: [],
    leftReason: null,
  }
}
