import type { Bill, CumulativeBill } from '@plimsoll/billing'
import type { Column, Metric, NodeLease, OutcomeLedger, Plan, PodJourneys, RunResult, SourceOutcomes } from '@plimsoll/engine'
import type { Objective } from '../src/objectives/objective.ts'
import { parseObjective } from '../src/objectives/parse.ts'

/**
 * Ten minutes of one service, made by hand, one bucket a minute. Customers double, then double again in minute 4, when an attack of two minutes
 * begins; the limiter lets a tenth of the attack through. 4 pods of 2 workers at 20 ms a request are short of room in minute 4; 8 are ready
 * from minute 5.
 */
export const minutes = 10
const minuteSeconds = 60

const customers = [100, 100, 100, 200, 400, 400, 400, 200, 100, 100]
const queueFull = [0, 0, 0, 0, 40, 0, 0, 0, 0, 0]
const timedOut = [0, 0, 0, 0, 0, 10, 0, 0, 0, 0]
const attack = [0, 0, 0, 0, 100, 100, 0, 0, 0, 0]
const limited = [0, 0, 0, 0, 90, 90, 0, 0, 0, 0]
const secondsOfWork = 0.02

const served = customers.map((rate, minute) => rate - queueFull[minute] - timedOut[minute])
const attackServed = attack.map((rate, minute) => rate - limited[minute])
const noOutcome = { served: 0, limited: 0, blocked: 0, shed: 0, queueFull: 0, timedOut: 0, failed: 0, unfinished: 0 }

const shoppers = { service: 'checkout', source: 'shoppers', intent: 'customers' }
const bots = { service: 'checkout', source: 'bots', intent: 'attack' }

function column(labels: Record<string, string>, values: readonly number[]): Column {
  return { labels, values: Float64Array.from(values) }
}

function total(rates: readonly number[]): number {
  return rates.reduce((sum, rate) => sum + rate * minuteSeconds, 0)
}

export function metric(unit: Metric['unit'], columns: readonly Column[]): Metric {
  return { unit, kind: 'gauge', columns }
}

const bySource: readonly SourceOutcomes[] = [
  {
    source: 'shoppers',
    intent: 'customers',
    service: 'checkout',
    offered: total(customers),
    counts: { ...noOutcome, served: total(served), queueFull: total(queueFull), timedOut: total(timedOut) },
  },
  {
    source: 'bots',
    intent: 'attack',
    service: 'checkout',
    offered: total(attack),
    counts: { ...noOutcome, served: total(attackServed), limited: total(limited) },
  },
]

export const ledger: OutcomeLedger = {
  bySource,
  offered: total(customers) + total(attack),
  counts: {
    ...noOutcome,
    served: total(served) + total(attackServed),
    limited: total(limited),
    queueFull: total(queueFull),
    timedOut: total(timedOut),
  },
}

export function lease(given: Partial<NodeLease>): NodeLease {
  return {
    node: 'general-0',
    nodePool: 'general',
    offering: 'aws/us-east-1/m7g.xlarge/on-demand',
    zone: 'us-east-1a',
    requestedAtSeconds: 0,
    launchedAtSeconds: 0,
    readyAtSeconds: 0,
    endedAtSeconds: null,
    idleSeconds: 0,
    meanRequestedRatio: 1,
    ...given,
  }
}

/** One machine all the time, a second asked for in minute 4, ready 20 s before minute 5 and empty for the last 100 s. */
const leases: readonly NodeLease[] = [
  lease({}),
  lease({
    node: 'general-1',
    requestedAtSeconds: 250,
    launchedAtSeconds: 255,
    readyAtSeconds: 280,
    idleSeconds: 100,
    meanRequestedRatio: 0.5,
  }),
]

/** Four pods asked for at 270 s: one finds room at once, three wait for the second machine; the last is ready at 298 s. */
const journeys: PodJourneys = {
  services: ['checkout'],
  service: Float64Array.of(0, 0, 0, 0),
  node: Float64Array.of(0, 1, 1, 1),
  createdAtSeconds: Float64Array.of(270, 270, 270, 270),
  scheduledAtSeconds: Float64Array.of(270, 281, 281, 281),
  containerAtSeconds: Float64Array.of(271, 283, 283, 284),
  readyAtSeconds: Float64Array.of(280, 292, 293, 298),
  dropped: 0,
}

export function story(changes: Partial<RunResult> = {}): RunResult {
  const p99 = [0.1, 0.1, 0.1, 0.15, 0.5, 0.4, 0.2, 0.1, 0.1, Number.NaN]
  const checkout = { service: 'checkout' }
  const served1000 = (rates: readonly number[]) => Float64Array.of(total(rates))
  return {
    engineVersion: '0.1.0',
    planHash: 'abcdef0123456789',
    seed: 1,
    fidelity: 'exact',
    durationSeconds: minutes * minuteSeconds,
    startIso: '2026-11-27T09:00:00-05:00',
    grid: Float64Array.from({ length: minutes }, (_, minute) => minute * minuteSeconds),
    bucketSeconds: minuteSeconds,
    metrics: {
      'requests.offered': metric('requests/s', [column(shoppers, customers), column(bots, attack)]),
      'requests.served': metric('requests/s', [
        column({ ...shoppers, outcome: 'served' }, served),
        column({ ...bots, outcome: 'served' }, attackServed),
      ]),
      'requests.outcome': metric('requests/s', [
        column({ ...shoppers, outcome: 'served' }, served),
        column({ ...shoppers, outcome: 'queueFull' }, queueFull),
        column({ ...shoppers, outcome: 'timedOut' }, timedOut),
        column({ ...bots, outcome: 'served' }, attackServed),
        column({ ...bots, outcome: 'limited' }, limited),
      ]),
      'latency.p99': metric('seconds', [column({ ...checkout, intent: 'customers' }, p99)]),
      'pods.desired': metric('pods', [column(checkout, [4, 4, 4, 4, 6, 8, 8, 8, 8, 8])]),
      'pods.ready': metric('pods', [column(checkout, [4, 4, 4, 4, 4, 8, 8, 8, 8, 8])]),
      'nodes.ready': metric('nodes', [column({ nodePool: 'general' }, [1, 1, 1, 1, 1.3, 2, 2, 2, 2, 2])]),
      'nodes.allocatableCores': metric('cores', [column({ nodePool: 'general' }, [4, 4, 4, 4, 4, 8, 8, 8, 8, 8])]),
      'nodes.requestedCores': metric('cores', [column({ nodePool: 'general' }, [4, 4, 4, 4, 4, 4, 4, 4, 4, 4])]),
    },
    marks: [
      { atSeconds: 240, kind: 'traffic', subject: 'source:bots', from: 0, to: 100, reason: 'attack begins', because: [] },
      { atSeconds: 240, kind: 'saturation', subject: 'source:shoppers', from: 0, to: 2400, reason: 'queues are full', because: [] },
      { atSeconds: 270, kind: 'scale', subject: 'checkout', from: 4, to: 8, reason: 'cpu 130 % above target 65 %', because: [0] },
      { atSeconds: 300, kind: 'saturation', subject: 'source:shoppers', from: 2400, to: 0, reason: 'no more', because: [] },
    ],
    restarts: [],
    forecasts: [],
    podSizes: [],
    journeys,
    outcomes: ledger,
    latency: [
      {
        service: 'checkout',
        intent: 'customers',
        count: total(served),
        meanSeconds: 0.03,
        p50Seconds: 0.02,
        p90Seconds: 0.05,
        p95Seconds: 0.08,
        p99Seconds: 0.28,
        p999Seconds: 0.48,
        maxSeconds: 0.6,
      },
    ],
    usage: {
      provider: 'aws',
      region: 'us-east-1',
      startIso: '2026-11-27T09:00:00-05:00',
      durationSeconds: minutes * minuteSeconds,
      nodes: leases,
      traffic: [
        {
          service: 'checkout',
          intent: 'customers',
          requests: served1000(served),
          servedRequests: served1000(served),
          ingressBytes: Float64Array.of(0),
          egressBytes: Float64Array.of(0),
          busySeconds: Float64Array.of(total(served) * secondsOfWork),
        },
        {
          service: 'checkout',
          intent: 'attack',
          requests: served1000(attackServed),
          servedRequests: served1000(attackServed),
          ingressBytes: Float64Array.of(0),
          egressBytes: Float64Array.of(0),
          busySeconds: Float64Array.of(total(attackServed) * secondsOfWork),
        },
      ],
      controlPlanes: 1,
      loadBalancers: ['checkout'],
    },
    limits: ['Made by hand.'],
    work: { controlEvents: 12, requests: ledger.offered },
    ...changes,
  }
}

/** 6 dollars: 4 for customers, half a dollar for the attack, one and a half for idle machine time. */
export function storyBill(changes: Partial<Bill> = {}): Bill {
  return {
    sheet: { id: 'aws/us-east-1', asOf: '2026-11-01', source: 'made by hand', currency: 'USD' },
    startIso: '2026-11-27T09:00:00-05:00',
    durationSeconds: minutes * minuteSeconds,
    lines: [],
    listMicroUsd: 6_000_000,
    contractedMicroUsd: 6_000_000,
    billedMicroUsd: 6_000_000,
    totalMicroUsd: 6_000_000,
    byMeter: { 'node-time': 5_000_000, 'root-disk': 0, 'control-plane': 0, 'load-balancer': 1_000_000, egress: 0, 'public-ipv4': 0 },
    byIntent: { customers: 4_000_000, attack: 500_000, idle: 1_500_000 },
    perMonth: { microUsd: 26_280_000_000, basis: '730 hours that all go like this' },
    costPerMillionServedMicroUsd: 48_780_488,
    unpriced: [],
    assumptions: [],
    ...changes,
  }
}

/** The 6 dollars over time: 40 cents a minute to minute 5, then 80. */
export function storySpending(): CumulativeBill {
  const spent = [0.4, 0.8, 1.2, 1.6, 2, 2.8, 3.6, 4.4, 5.2, 6]
  const none = new Float64Array(minutes)
  const micro = Float64Array.from(spent, (usd) => Math.round(usd * 1_000_000))
  return {
    startIso: '2026-11-27T09:00:00-05:00',
    durationSeconds: minutes * minuteSeconds,
    gridSeconds: Float64Array.from({ length: minutes }, (_, minute) => (minute + 1) * minuteSeconds),
    byMeter: {
      'node-time': micro.map((value, minute) => value - 100_000 * (minute + 1)),
      'root-disk': none,
      'control-plane': none,
      'load-balancer': Float64Array.from({ length: minutes }, (_, minute) => 100_000 * (minute + 1)),
      egress: none,
      'public-ipv4': none,
    },
    totalMicroUsd: micro,
    burnUsdPerHour: Float64Array.from({ length: minutes }, (_, minute) => (minute < 5 ? 24 : 48)),
  }
}

/** Only what headroom reads: at most 10 replicas, and room for 3 machines × 4 pods. */
export const storyPlan = {
  services: [
    {
      name: 'checkout',
      workers: 2,
      requests: { cores: 1, memoryBytes: 1e9, gpus: 0, pods: 1 },
      autoscaler: { kind: 'hpa', spec: { maxReplicas: 10 } },
    },
  ],
  nodes: { groups: [{ name: 'general', max: 3, machines: [{ room: { cores: 4, memoryBytes: 16e9, gpus: 0, pods: 58 } }] }] },
} as unknown as Pick<Plan, 'services' | 'nodes'>

export function objective(text: string): Objective {
  const parsed = parseObjective(text)
  if ('problem' in parsed) throw new Error(parsed.problem.message)
  return parsed.objective
}
