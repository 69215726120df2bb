import { type PriceSheet, priceSheet } from '@plimsoll/catalog'
import type { HourlyTraffic, NodeLease, Usage } from '@plimsoll/engine'

export const hour = 3600

/** The price sheet of a region; a test that asks for an unknown one is wrong. */
export function sheetOf(provider: string, region: string): PriceSheet {
  const found = priceSheet(provider, region)
  if (!found.isKnown) throw new Error(found.message)
  return found.value
}

export const usEast1 = sheetOf('aws', 'us-east-1')

/** A run in which nothing is used but what a test gives. */
export function usageOf(given: Partial<Usage> & Pick<Usage, 'durationSeconds'>): Usage {
  return {
    provider: 'aws',
    region: 'us-east-1',
    startIso: '2026-11-27T00:00:00Z',
    nodes: [],
    traffic: [],
    controlPlanes: 0,
    loadBalancers: [],
    ...given,
  }
}

/** A machine asked for during the run, ready as soon as it is launched and fully requested. */
export function leaseOf(
  offering: string,
  launchedAtSeconds: number | null,
  endedAtSeconds: number | null,
  given: Partial<NodeLease> = {},
): NodeLease {
  return {
    node: `node-${launchedAtSeconds}`,
    nodePool: 'general',
    offering,
    zone: 'us-east-1a',
    requestedAtSeconds: Math.max(0, (launchedAtSeconds ?? 0) - 15),
    launchedAtSeconds,
    readyAtSeconds: launchedAtSeconds,
    endedAtSeconds,
    idleSeconds: 0,
    meanRequestedRatio: 1,
    ...given,
  }
}

/** A machine that was there before the run and is there after it. */
export const standingNode = (offering: string, given: Partial<NodeLease> = {}): NodeLease =>
  leaseOf(offering, 0, null, { requestedAtSeconds: 0, ...given })

/** What passes in each hour, the same columns repeated for every hour named. */
export type PerHour = {
  readonly requests?: number
  readonly served?: number
  readonly ingressBytes?: number
  readonly egressBytes?: number
  readonly busySeconds?: number
}

export function trafficOf(intent: HourlyTraffic['intent'], hours: readonly PerHour[], service = 'checkout'): HourlyTraffic {
  const column = (value: (entry: PerHour) => number) => Float64Array.from(hours, value)
  return {
    service,
    intent,
    requests: column((entry) => entry.requests ?? 0),
    servedRequests: column((entry) => entry.served ?? entry.requests ?? 0),
    ingressBytes: column((entry) => entry.ingressBytes ?? 0),
    egressBytes: column((entry) => entry.egressBytes ?? 0),
    busySeconds: column((entry) => entry.busySeconds ?? 0),
  }
}

export const everyHour = (hours: number, entry: PerHour): readonly PerHour[] => Array.from({ length: hours }, () => entry)
