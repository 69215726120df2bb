import type { Outcome } from '@plimsoll/analysis'
import type { MeterKind } from '@plimsoll/billing'
import type { MarkId, MarkKind } from '@plimsoll/engine'

export type PanelId =
  | 'traffic'
  | 'replicas'
  | 'waiting'
  | 'restarts'
  | 'throttled'
  | 'machines'
  | 'signal'
  | 'forecast'
  | 'latency'
  | 'losses'
  | 'attack'
  | 'spend'

/** What a series stands for. A role has one colour everywhere; the theme knows the colours, the panel only the role. */
export type SeriesRole =
  | 'offered'
  | 'admitted'
  | 'offeredAttack'
  | 'admittedAttack'
  | 'servedAttack'
  | Outcome
  | 'desired'
  | 'ready'
  | 'starting'
  | 'pending'
  | 'nodesReady'
  | 'nodesProvisioning'
  | 'nodesDraining'
  | 'nodesWarm'
  | 'signalAge'
  | 'signalSeen'
  | 'forecast'
  | 'forecastUpper'
  | 'p50'
  | 'p95'
  | 'p99'
  | MeterKind
  | 'burn'

export type SeriesStyle = 'line' | 'step' | 'area'

export type PanelUnit = 'requests/s' | 'pods' | 'ratio' | 'nodes' | 'seconds' | 'usd' | 'usd/h'

/**
 * One curve. `values[i]` belongs to the bucket that starts at `panel.grid[i]`; NaN is a gap. After re-bucketing `range` holds the
 * least and the greatest value of the finer buckets inside each bucket.
 */
export type PanelSeries = {
  readonly label: string
  /** Name of the metric in the run, `latency.p99`; `bill.<meter>` for money. */
  readonly metric: string
  readonly role: SeriesRole
  readonly style: SeriesStyle
  readonly values: Float64Array
  readonly range: { readonly min: Float64Array; readonly max: Float64Array } | null
  /** How finer buckets become one: percentiles are never averaged (the worst is kept), sums so far keep the last. */
  readonly reduce: 'mean' | 'max' | 'last'
  /** Lengths of dashes and gaps in pixels, empty for a solid line: a series is told apart without colour. */
  readonly dash: readonly number[]
  /** Series of one stack are drawn on top of each other. */
  readonly stack: string | null
  readonly axis: 'left' | 'right'
}

export type PanelThreshold = {
  readonly label: string
  readonly value: number
  readonly axis: 'left' | 'right'
  readonly verdict: 'pass' | 'fail' | 'unknown'
}

export type PanelMark = {
  readonly id: MarkId
  readonly atSeconds: number
  readonly kind: MarkKind
  /** `checkout 6 → 14` */
  readonly label: string
  readonly reason: string
}

/** A chart as data: drawn by the dashboard, printed as a sparkline by the command line, shown as a table by both. */
export type Panel = {
  readonly id: PanelId
  readonly question: string
  /** One generated sentence that answers the question. */
  readonly summary: string
  readonly unit: PanelUnit
  /** Unit of series with `axis: 'right'`; null when there is none. */
  readonly rightUnit: PanelUnit | null
  /** Starts of the buckets, seconds since the start of the run. The same for every panel of a run. */
  readonly grid: Float64Array
  readonly bucketSeconds: number
  readonly durationSeconds: number
  readonly series: readonly PanelSeries[]
  /** Limits that the objectives set on what this panel shows. */
  readonly thresholds: readonly PanelThreshold[]
  readonly marks: readonly PanelMark[]
}
