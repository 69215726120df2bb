import type { ForecastTally, VpaRecommendation, VpaResource } from '@plimsoll/models'
import type { PodJourneys } from './journeys.ts'
import type { Mark } from './marks.ts'
import type { OutcomeLedger } from './outcomes.ts'
import type { Usage } from './usage.ts'

/** Which data plane computed a result: every request, a share of exchangeable pods, or the distribution of requests per pod. */
export type Fidelity = 'exact' | 'sampled' | 'meanfield'

/** Unit of a metric, spelled as it is shown on an axis. */
export type Unit = 'requests/s' | 'requests' | 'seconds' | 'pods' | 'nodes' | 'ratio' | 'cores' | 'bytes/s' | 'per signal'

/**
 * Names of the series of a run. Percentile metrics hold the percentile of the requests that finished in each bucket.
 * `cpu.throttled` is the share of the workers' time that the CPU limit took, of requests that came in the bucket.
 * `requests.outcome` counts per second, labelled by source intent and outcome. `signal.value` is what an autoscaler was told at its last round, in
 * the signal's own unit (CPU in cores, memory in bytes; for metrics of pods the mean), `signal.age` how old that was then. `forecast.expected` is what a predictive autoscaler
 * forecast of the load of its service at the time that it acted on it, `forecast.upper` the same with the margin for its errors.
 */
export type MetricId =
  | 'requests.offered'
  | 'requests.served'
  | 'requests.outcome'
  | 'latency.p50'
  | 'latency.p90'
  | 'latency.p95'
  | 'latency.p99'
  | 'latency.p999'
  | 'latency.mean'
  | 'pods.desired'
  | 'pods.ready'
  | 'pods.starting'
  | 'pods.pending'
  | 'pods.unschedulable'
  | 'pods.terminating'
  | 'pods.pulling'
  | 'pods.backOff'
  | 'pods.restarts'
  | 'pods.oomKilled'
  | 'cpu.reported'
  | 'cpu.throttled'
  | 'signal.value'
  | 'signal.age'
  | 'forecast.expected'
  | 'forecast.upper'
  | 'nodes.ready'
  | 'nodes.provisioning'
  | 'nodes.draining'
  | 'nodes.warm'
  | 'nodes.cpu'
  | 'nodes.running'
  | 'nodes.requestedCores'
  | 'nodes.allocatableCores'

/**
 * One line of a metric. `values[i]` belongs to the bucket that starts at `grid[i]`: a mean over the bucket for gauges,
 * a rate or percentile within it otherwise. NaN means that nothing was there to measure (no request finished, say).
 * Labels: `service`, `source`, `intent`, `outcome`, `signal`, `nodePool`, `offering`, `zone`, `reason` as far as they apply.
 */
export type Column = { readonly labels: Readonly<Record<string, string>>; readonly values: Float64Array }

export type Metric = { readonly unit: Unit; readonly kind: 'counter' | 'gauge' | 'quantile'; readonly columns: readonly Column[] }

/** Latency over the whole run, seconds, from merged histograms; null where nothing was served. */
export type LatencySummary = {
  readonly service: string
  readonly intent: Intent
  readonly count: number
  readonly meanSeconds: number | null
  readonly p50Seconds: number | null
  readonly p90Seconds: number | null
  readonly p95Seconds: number | null
  readonly p99Seconds: number | null
  readonly p999Seconds: number | null
  readonly maxSeconds: number | null
}

/** Who sends traffic and why: splits losses and money between those we serve and those who attack. */
export type Intent = 'customers' | 'attack'

export type ServiceRestarts = {
  readonly service: string
  readonly restarts: number
  /** Containers that ended because they used more memory than they may, those of pods that were ending anyway included. */
  readonly oomKilled: number
}

/** Forecasts of one service that were acted upon and whose interval has passed, and the lead at the end of the run. */
export type ForecastRecord = ForecastTally & {
  readonly service: string
  readonly intervalSeconds: number
  /** Share of past errors that `forecast.upper` was to cover. */
  readonly quantile: number
  readonly leadSeconds: number
  readonly leadFrom: 'set' | 'laws' | 'measured'
}

/** What the recommender of a VerticalPodAutoscaler says of the pods of a service, beside what they ask for now. */
export type PodSizeRecord = {
  readonly service: string
  /** Resources that it speaks of. */
  readonly controlled: readonly VpaResource[]
  readonly requestMilli: number
  readonly requestBytes: number
  /** Null where it does not speak of that resource, or has seen nothing of it. */
  readonly cpuMilli: VpaRecommendation | null
  readonly memoryBytes: VpaRecommendation | null
  readonly samples: number
  /** Days of history as the recommender counts them: its bounds close in as they grow. */
  readonly confidenceDays: number
  /** The CPU that it saw follows from the request, because the scenario does not say what a request costs. */
  readonly isCpuAssumed: boolean
  /** The scenario says what memory a pod uses. */
  readonly isMemoryKnown: boolean
}

/** What one run of a plan found. Plain data: may be stored, sent to a worker, compared, re-billed. */
export type RunResult = {
  readonly engineVersion: string
  readonly planHash: string
  readonly seed: number
  readonly fidelity: Fidelity
  readonly durationSeconds: number
  /** Wall-clock instant of simulated second 0, as the scenario gives it (ISO 8601 with offset). */
  readonly startIso: string
  /** Starts of the buckets, seconds since the start of the run; all buckets are `bucketSeconds` wide except perhaps the last. */
  readonly grid: Float64Array
  readonly bucketSeconds: number
  readonly metrics: Readonly<Partial<Record<MetricId, Metric>>>
  readonly marks: readonly Mark[]
  /** Containers that ended and were run again, by service; only of services that had any. */
  readonly restarts: readonly ServiceRestarts[]
  /** How pods that were made during the run came to serve: what a reaction is taken apart with. */
  readonly journeys: PodJourneys
  /** How the forecasts of predictive autoscalers came out. */
  readonly forecasts: readonly ForecastRecord[]
  /** What VerticalPodAutoscalers say of requests at the end of the run. */
  readonly podSizes: readonly PodSizeRecord[]
  readonly outcomes: OutcomeLedger
  readonly latency: readonly LatencySummary[]
  readonly usage: Usage
  /** Sentences on what this result leaves out or approximates, shown with every figure made from it. */
  readonly limits: readonly string[]
  /** How many control events ran, and how many requests the data plane saw; for progress and benchmarks. */
  readonly work: { readonly controlEvents: number; readonly requests: number }
}
