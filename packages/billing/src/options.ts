import type { MeterKind } from './meters/index.ts'

/** What a run does not measure and a bill needs; every value is said aloud in `Bill.assumptions`. */
export type BillOptions = {
  /** Requests that one connection to the load balancer carries, by who sends them. */
  readonly requestsPerConnection?: { readonly customers: number; readonly attack: number }
  /** How long a connection to the load balancer stays open. */
  readonly connectionSeconds?: number
  /** What the payer has already sent to the internet in the month in which the run begins: where in the tiers the run starts. */
  readonly monthToDateEgressBytes?: number
  readonly publicIpv4?: { readonly isOnNodes: boolean; readonly perLoadBalancer: number }
  /** Percent off the list price by meter, as decimal strings: a negotiated discount. */
  readonly percentOff?: Readonly<Partial<Record<MeterKind, string>>>
}

export type BillSettings = Required<BillOptions>

/**
 * Customers as in the worked example on AWS's load balancer page (unverified default): 5 requests a connection that lasts 2 minutes.
 * A flood is taken at its dearest, a new connection for every request.
 */
const defaults: BillSettings = {
  requestsPerConnection: { customers: 5, attack: 1 },
  connectionSeconds: 120,
  monthToDateEgressBytes: 0,
  publicIpv4: { isOnNodes: false, perLoadBalancer: 0 },
  percentOff: {},
}

/** @throws RangeError for a setting that no connection or month can have */
export function settingsOf(options: BillOptions): BillSettings {
  const settings = { ...defaults, ...options }
  const { requestsPerConnection: per, connectionSeconds, monthToDateEgressBytes } = settings
  if (!(per.customers > 0 && per.attack > 0)) throw new RangeError('requestsPerConnection must be above 0')
  if (!(connectionSeconds >= 0)) throw new RangeError('connectionSeconds must not be negative')
  if (!(monthToDateEgressBytes >= 0)) throw new RangeError('monthToDateEgressBytes must not be negative')
  return settings
}
