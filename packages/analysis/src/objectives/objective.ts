import type { Intent } from '@plimsoll/engine'
import type { Outcome } from '../outcome.ts'

export type Comparator = '<' | '<=' | '>' | '>=' | '==' | '!='

/** Percentiles that a run records; any other cannot be had without averaging, so it is refused. */
export type RecordedPercentile = 50 | 90 | 95 | 99 | 99.9

/** What an objective measures. */
export type ObjectiveMetric =
  | { readonly kind: 'percentile'; readonly percentile: RecordedPercentile }
  | { readonly kind: 'meanLatency' }
  | { readonly kind: 'maxLatency' }
  | { readonly kind: 'availability' }
  /** Requests that ended so: a share where the limit is in per cent, a count where it is a plain number. `lost` is all but served. */
  | { readonly kind: 'outcome'; readonly outcome: Outcome | 'lost'; readonly as: 'share' | 'count' }
  | { readonly kind: 'bill'; readonly per: 'total' | 'day' | 'month' }
  | { readonly kind: 'burnMax' }
  | { readonly kind: 'costPerMillion' }
  | { readonly kind: 'podsMax' }
  | { readonly kind: 'nodesMax' }
  | { readonly kind: 'headroom' }
  /** Containers that ended and were run again, or were killed for their memory. */
  | { readonly kind: 'ends'; readonly of: 'restarts' | 'oomKilled' }

/** Unit of value, limit and margin of an objective. */
export type ObjectiveUnit = 'seconds' | 'ratio' | 'requests' | 'usd' | 'usdPerHour' | 'pods' | 'nodes' | 'containers'

export type Objective = {
  /** As written, outer blanks removed. */
  readonly text: string
  /** The metric as written, without scope: `p99`, `bill.day`. */
  readonly name: string
  readonly metric: ObjectiveMetric
  readonly scope: { readonly service: string | null; readonly nodePool: string | null; readonly intent: Intent | null }
  readonly comparator: Comparator
  readonly limit: number
  readonly unit: ObjectiveUnit
}

/** Why a text is no objective. `from` and `to` are the characters of the text at fault. */
export type ObjectiveProblem = {
  readonly message: string
  readonly expected: string
  readonly received: string
  readonly fix: string
  readonly from: number
  readonly to: number
}

/** Buckets in which the figure of the bucket alone is beyond the limit; the run as a whole may still hold. */
export type Breach = {
  readonly firstAtSeconds: number
  /** Null for sums (counts, money), which once crossed stay crossed. */
  readonly totalSeconds: number | null
  readonly worst: { readonly value: number; readonly atSeconds: number } | null
}

export type EvaluatedObjective = {
  readonly objective: Objective
  /** `unknown` when there is no figure to hold against the limit; `reason` says why. Never counted as passed. */
  readonly verdict: 'pass' | 'fail' | 'unknown'
  readonly value: number | null
  readonly limit: number
  readonly unit: ObjectiveUnit
  /** Distance to the limit, positive on the side that holds; null for `==`, `!=` and unknown values. */
  readonly margin: number | null
  /** `margin / limit`; null for a limit of 0. */
  readonly marginRatio: number | null
  readonly breach: Breach | null
  /** Which service or pool gave the value, where several were candidates; null otherwise. */
  readonly decidedBy: string | null
  readonly reason: string | null
}
