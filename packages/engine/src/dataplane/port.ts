import type { Distribution, Histogram } from '@plimsoll/kernel'
import type { Outcome, Pattern, Station } from '@plimsoll/models'
import type { Intent } from '../result/run-result.ts'

/**
 * The data plane as the control plane sees it: requests flow while the set of pods and every policy stand still,
 * and the control plane changes pods only between two calls of `advance`. Times are seconds since the start of the run;
 * inside, columns are relative to a moving origin. One implementation a fidelity.
 */
export interface DataPlane {
  /** Moves all requests that arrive before `untilSeconds` through edge, balancer and pods. Never goes back. */
  advance(untilSeconds: number): void

  /**
   * A pod takes requests from now on. `slot` is the service's own number for it: small, reused only after `remove`. It works on each request
   * `pace` times as long as that asks for; other than 1 only where the service `hasPaces`.
   */
  open(service: number, slot: number, pace: number): void
  /** No new requests; what it holds it finishes. */
  drain(service: number, slot: number): void
  /** A drained pod takes requests again, behind those that it still holds. */
  resume(service: number, slot: number): void
  /**
   * The pod is gone: requests that it has not finished by now end as `failed`; under the policy `queue` they go back to their places in the
   * queue. Returns how many.
   */
  kill(service: number, slot: number): number
  /**
   * As `kill`, but the balancer has not heard: it goes on choosing the pod, and what it sends there ends as `failed` at once, until `remove`.
   * Least requests sees a pod that holds nothing. Under the policy `queue` the same as `kill`: a dead pod pulls nothing.
   */
  fail(service: number, slot: number): number
  /** The pod finishes what it holds, but the balancer has not heard that it takes nothing new: what it sends there ends as `failed` at once. */
  refuse(service: number, slot: number): void
  /** Forgets a pod that was drained, killed or failed, and takes it off the balancer's list; its slot may be used again. */
  remove(service: number, slot: number): void

  /** Worker-seconds of work that the pod has done since it was opened, up to now, throttled time not counted: the integral that CPU metrics are slopes of. */
  busySeconds(service: number, slot: number): number
  /** The same of `count` pods at once, row by row: `into[i]` is of `slots[i]`. */
  readBusySeconds(service: number, slots: Int32Array, count: number, into: Float64Array): void
  /** Requests that the pod holds now, waiting or served. */
  inFlight(service: number, slot: number): number
  /** How long a request that came to the pod now would wait for a worker; 0 when one is free. Asked of pods that were opened. */
  waitSeconds(service: number, slot: number): number
  /** Requests of a service that wait now, in its broker's queue or in all its pods together; those being served are none of them. */
  queueLength(service: number): number
  /** Requests that arrived at a service since the start, for signals such as requests per second. */
  offeredCount(service: number): number

  /** Requests that the pod has taken on since it was opened; only of services with `isTakenCounted`. */
  takenCount(service: number, slot: number): number
  /** Adds the latencies of requests that were served since the last call to a histogram; only of services with `isLatencyTapped`. */
  takeLatencies(service: number, into: Histogram): void

  /** Ends the run: whatever is not finished becomes `unfinished`. The ledger must balance or this throws InvariantError. */
  finish(): DataPlaneResult
}

/** How the requests of one service are served. */
export type ServiceSpec = {
  readonly name: string
  /** Requests that one pod works on at the same time. */
  readonly workers: number
  /** Requests that may wait in one pod, under the policy `queue` in its broker; one more ends as `queueFull`. */
  readonly queueLimit: number
  /** Longest wait before service starts; beyond it the request ends as `timedOut` at that instant. Infinity: patient. */
  readonly patienceSeconds: number
  readonly serviceTime: Distribution
  /** By the number of busy workers at its start, how many times longer a request is worked on; null where the CPU limit holds nobody back. */
  readonly stretch?: readonly number[] | null
  /** Some of its pods are slower or faster than others: versions of a rollout. */
  readonly hasPaces?: boolean
  /** `kind` of a balance policy. */
  readonly policy: string
  /** What the policy `connections` keeps open; null limits: a connection lives on. */
  readonly connections?: ConnectionPools | null
  /** Signals count the requests that each pod takes on. */
  readonly isTakenCounted?: boolean
  /** Signals follow a percentile of the latency while the run goes on. */
  readonly isLatencyTapped?: boolean
}

export type ConnectionPools = {
  readonly perSource: number
  readonly maxRequests: number | null
  readonly maxAgeSeconds: number | null
}

export type SourceSpec = {
  readonly name: string
  readonly intent: Intent
  /** Index of the service it calls. */
  readonly service: number
  readonly pattern: Pattern
  readonly clients: { readonly count: number; readonly zipfExponent: number } | null
}

/** What the exact data plane is made from. `bucketSeconds` is the width of the series' grid; the last bucket may be cut short. */
export type DataPlaneSpec = {
  readonly durationSeconds: number
  readonly bucketSeconds: number
  readonly services: readonly ServiceSpec[]
  readonly sources: readonly SourceSpec[]
  /** Made fresh for every run; in document order. */
  readonly stations: readonly Station[]
  /** Whether any station reads `RequestBatch.client`. */
  readonly needsClients: boolean
}

/** Counts and latencies on the grid. Counts are integers; a served request counts in the bucket in which it finished. */
export type DataPlaneResult = {
  /** Per source: arrivals by bucket, and ends by outcome and bucket. */
  readonly sources: readonly {
    readonly offered: Float64Array
    readonly ended: Readonly<Partial<Record<Outcome, Float64Array>>>
    readonly totals: Readonly<Record<Outcome, number>>
  }[]
  /** Per service and intent with traffic: percentiles by bucket (NaN where nothing finished) and over the whole run. */
  readonly latency: readonly LatencySeries[]
  /** Per source: worker-seconds accepted, by clock hour of the run, for splitting machine cost between intents. */
  readonly busySecondsByHour: readonly Float64Array[]
  /** Per source: requests that reached a service, and those served, by clock hour of the run. */
  readonly reachedByHour: readonly Float64Array[]
  readonly servedByHour: readonly Float64Array[]
  /** Of services that the CPU limit holds back: by bucket, the share of the workers' time that it took (NaN where nothing was worked on). */
  readonly throttled: readonly { readonly service: number; readonly ratio: Float64Array }[]
  readonly requests: number
}

export type LatencySeries = {
  readonly service: number
  readonly intent: Intent
  readonly count: number
  readonly p50: Float64Array
  readonly p90: Float64Array
  readonly p95: Float64Array
  readonly p99: Float64Array
  readonly p999: Float64Array
  readonly mean: Float64Array
  /** Whole run; null where nothing finished. */
  readonly whole: {
    readonly meanSeconds: number
    readonly p50Seconds: number
    readonly p90Seconds: number
    readonly p95Seconds: number
    readonly p99Seconds: number
    readonly p999Seconds: number
    readonly maxSeconds: number
  } | null
}
