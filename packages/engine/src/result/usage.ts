import type { WarmState } from '@plimsoll/models'
import type { Intent } from './run-result.ts'

/**
 * One machine from the moment it was asked for until it was gone. Instants are seconds since the start of the run and may be
 * null when not reached; a machine that was there before the start has `requestedAtSeconds` 0. A stay in a warm pool is a lease of its own:
 * it ends when the machine is taken, and the lease of the node begins.
 */
export type NodeLease = {
  readonly node: string
  /** Name of its group. */
  readonly nodePool: string
  /** Catalogue id of the offering: `aws/us-east-1/m7g.2xlarge/on-demand`. */
  readonly offering: string
  readonly zone: string
  readonly requestedAtSeconds: number
  /** Machine is running: billing starts. */
  readonly launchedAtSeconds: number | null
  readonly readyAtSeconds: number | null
  readonly endedAtSeconds: number | null
  /** Seconds in which no workload pod was on it, while ready. */
  readonly idleSeconds: number
  /** Time-mean of requested cores over allocatable cores while ready, 0..1; null if it never was ready. */
  readonly meanRequestedRatio: number | null
  /** A stay in the warm pool of its group, and since when it does not run; null while it does. Absent for nodes. */
  readonly warmPool?: { readonly state: WarmState; readonly stoppedAtSeconds: number | null }
  /** A node that came from the warm pool, with its disk. */
  readonly isWarmStart?: true
  /** What its disk holds for its memory, beside all else; absent where nothing hibernates. */
  readonly hibernationGiB?: number
}

/**
 * Metered traffic by clock hour of the run (`hour i` covers seconds [3600 i, 3600 (i+1))), because load balancers and budgets bill by the hour.
 * One entry a (service, intent).
 */
export type HourlyTraffic = {
  readonly service: string
  readonly intent: Intent
  /** Attempts that reached the load balancer. */
  readonly requests: Float64Array
  readonly servedRequests: Float64Array
  readonly ingressBytes: Float64Array
  readonly egressBytes: Float64Array
  /** Worker-seconds spent on these requests: the share by which machine cost is split between intents. */
  readonly busySeconds: Float64Array
}

/** Everything that money is computed from. No price in it: any sheet can bill it later. */
export type Usage = {
  readonly provider: string
  readonly region: string
  readonly startIso: string
  readonly durationSeconds: number
  readonly nodes: readonly NodeLease[]
  readonly traffic: readonly HourlyTraffic[]
  /** Managed control planes and load balancers that exist for the whole run. */
  readonly controlPlanes: number
  readonly loadBalancers: readonly string[]
}
