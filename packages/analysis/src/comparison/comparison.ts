import type { MicroUsd } from '@plimsoll/billing'
import type { EvaluatedObjective } from '../objectives/objective.ts'
import type { Outcome } from '../outcome.ts'

export type HeadlineId =
  | 'offered'
  | 'customersLost'
  | 'customersLimited'
  | 'availability'
  | 'attackServed'
  | 'peakOffered'
  | 'p50'
  | 'p95'
  | 'p99'
  | 'podsMax'
  | 'nodesMax'
  | 'nodeHours'
  | 'restarts'
  | 'headroom'
  | 'reaction'
  | 'billTotal'
  | 'billMonth'
  | 'billCustomers'
  | 'billAttack'
  | 'billIdle'
  | 'costPerMillion'
  | 'burntBeforeAlarm'

export type HeadlineUnit = 'requests' | 'requests/s' | 'ratio' | 'seconds' | 'pods' | 'nodes' | 'containers' | 'hours' | 'microUsd'

/** One headline number of two runs. `before` is the baseline. Null where a run has no such figure; then there is no delta either. */
export type DeltaRow = {
  readonly id: HeadlineId
  readonly unit: HeadlineUnit
  readonly before: number | null
  readonly after: number | null
  readonly delta: number | null
  /** `delta / before`; null for a baseline of 0. */
  readonly deltaRatio: number | null
  /** Whether the change is to the good; `neither` for figures that are neither good nor bad in themselves. */
  readonly change: 'better' | 'worse' | 'same' | 'neither' | 'unknown'
}

/** What became of an objective. One that only one run states has null on the other side. */
export type ObjectiveChange = {
  readonly text: string
  readonly before: EvaluatedObjective | null
  readonly after: EvaluatedObjective | null
  readonly change: 'broke' | 'mended' | 'stillHolds' | 'stillBroken' | 'unclear'
}

/** Two runs side by side, `after` against the baseline `before`. */
export type Comparison = {
  readonly before: string
  readonly after: string
  /** Same seed: both runs saw the same arrivals, so a difference comes from the scenarios and not from chance. */
  readonly isSameSeed: boolean
  readonly isSamePlan: boolean
  readonly isSameDuration: boolean
  readonly rows: readonly DeltaRow[]
  readonly objectives: readonly ObjectiveChange[]
  /** Positive: the second run is cheaper. */
  readonly savedMicroUsd: MicroUsd
  /** Customer requests lost before minus lost after; positive: the second run loses fewer. */
  readonly savedCustomerRequests: number
  /** Customer requests lost by outcome, `after − before`. */
  readonly customerLossDelta: Readonly<Record<Outcome, number>>
  /** What makes the two hard to compare, as sentences; empty when nothing does. */
  readonly caveats: readonly string[]
}
