import { type AnalysedRun, type AnalyseExtras, analyse, type Objective, parseObjective } from '@plimsoll/analysis'
import type { Bill, CumulativeBill } from '@plimsoll/billing'
import type { Column, Metric, RunResult } from '@plimsoll/engine'

/**
 * Four minutes of one service, made by hand. In minute 2 (09:02) traffic trebles and an attack comes; 60 customer requests are refused by the limiter, 600
 * overflow the queues, p99 goes to 500 ms; two more pods are ready from minute 3.
 */
const minute = 60
const grid = Float64Array.of(0, 60, 120, 180)

function metric(unit: Metric['unit'], ...columns: readonly (readonly [Column['labels'], readonly number[]])[]): Metric {
  return { unit, kind: 'gauge', columns: columns.map(([labels, values]) => ({ labels, values: Float64Array.from(values) })) }
}

const shoppers = { source: 'shoppers', intent: 'customers', service: 'checkout' }
const bots = { source: 'bots', intent: 'attack', service: 'checkout' }
const checkout = { service: 'checkout' }
const noOutcome = { served: 0, limited: 0, blocked: 0, shed: 0, queueFull: 0, timedOut: 0, failed: 0, unfinished: 0 }

/** Two pods of one worker are 95 % busy with the 19 requests/s of minute 2. */
const secondsOfWork = 0.1
const plan = {
  services: [{ name: 'checkout', workers: 1, autoscaler: { kind: 'hpa', spec: {} } }],
  nodes: { groups: [{ machines: [], max: null }] },
} as unknown as AnalyseExtras['plan']

export function result(changes: Partial<RunResult> = {}): RunResult {
  const startIso = '2026-11-27T09:00:00-05:00'
  return {
    engineVersion: '0.1.0',
    planHash: 'abcdef0123456789',
    seed: 7,
    fidelity: 'exact',
    durationSeconds: 4 * minute,
    startIso,
    grid,
    bucketSeconds: minute,
    metrics: {
      'requests.offered': metric('requests/s', [shoppers, [10, 10, 30, 30]], [bots, [0, 0, 20, 0]]),
      'requests.served': metric('requests/s', [shoppers, [10, 10, 19, 30]], [bots, [0, 0, 0, 0]]),
      'requests.outcome': metric(
        'requests/s',
        [{ ...shoppers, outcome: 'served' }, [10, 10, 19, 30]],
        [{ ...shoppers, outcome: 'limited' }, [0, 0, 1, 0]],
        [{ ...shoppers, outcome: 'queueFull' }, [0, 0, 10, 0]],
        [{ ...bots, outcome: 'limited' }, [0, 0, 20, 0]],
      ),
      'latency.p50': metric('seconds', [{ ...checkout, intent: 'customers' }, [0.02, 0.02, 0.1, 0.03]]),
      'latency.p95': metric('seconds', [{ ...checkout, intent: 'customers' }, [0.05, 0.05, 0.3, 0.08]]),
      'latency.p99': metric('seconds', [{ ...checkout, intent: 'customers' }, [0.1, Number.NaN, 0.5, 0.2]]),
      'pods.desired': metric('pods', [checkout, [2, 2, 3, 4]]),
      'pods.ready': metric('pods', [checkout, [2, 2, 2, 4]]),
      'pods.pending': metric('pods', [checkout, [0, 0, 0, 0]]),
      'nodes.ready': metric('nodes', [{ nodePool: 'general' }, [1, 1, 1, 1]]),
    },
    marks: [
      { atSeconds: 120, kind: 'saturation', subject: 'source:shoppers', from: 0, to: 600, reason: 'queues are full', because: [] },
      { atSeconds: 150, kind: 'scale', subject: 'checkout', from: 2, to: 4, reason: 'cpu 190 % above target 65 %', because: [0, 2] },
      { atSeconds: 120, kind: 'traffic', subject: 'source:shoppers', from: 20, to: 50, reason: 'traffic rises', because: [] },
    ],
    restarts: [],
    forecasts: [],
    podSizes: [],
    journeys: {
      services: ['checkout'],
      service: Float64Array.of(0, 0),
      node: Float64Array.of(0, 0),
      createdAtSeconds: Float64Array.of(150, 150),
      scheduledAtSeconds: Float64Array.of(150, 150),
      containerAtSeconds: Float64Array.of(152, 152),
      readyAtSeconds: Float64Array.of(170, 178),
      dropped: 0,
    },
    outcomes: {
      bySource: [
        {
          source: 'shoppers',
          intent: 'customers',
          service: 'checkout',
          offered: 4800,
          counts: { ...noOutcome, served: 4140, limited: 60, queueFull: 600 },
        },
        { source: 'bots', intent: 'attack', service: 'checkout', offered: 1200, counts: { ...noOutcome, limited: 1200 } },
      ],
      offered: 6000,
      counts: { ...noOutcome, served: 4140, limited: 1260, queueFull: 600 },
    },
    latency: [
      {
        service: 'checkout',
        intent: 'customers',
        count: 4140,
        meanSeconds: 0.04,
        p50Seconds: 0.03,
        p90Seconds: 0.08,
        p95Seconds: 0.1,
        p99Seconds: 0.412,
        p999Seconds: 0.49,
        maxSeconds: 0.51,
      },
    ],
    usage: {
      provider: 'aws',
      region: 'us-east-1',
      startIso,
      durationSeconds: 4 * minute,
      nodes: [
        {
          node: 'general-0',
          nodePool: 'general',
          offering: 'aws/us-east-1/m7g.xlarge/on-demand',
          zone: 'us-east-1a',
          requestedAtSeconds: 0,
          launchedAtSeconds: 0,
          readyAtSeconds: 0,
          endedAtSeconds: null,
          idleSeconds: 0,
          meanRequestedRatio: 0.5,
        },
      ],
      traffic: [
        {
          service: 'checkout',
          intent: 'customers',
          requests: Float64Array.of(4740),
          servedRequests: Float64Array.of(4140),
          ingressBytes: Float64Array.of(0),
          egressBytes: Float64Array.of(0),
          busySeconds: Float64Array.of(4140 * secondsOfWork),
        },
      ],
      controlPlanes: 1,
      loadBalancers: ['checkout'],
    },
    limits: ['Made by hand.'],
    work: { controlEvents: 5, requests: 6000 },
    ...changes,
  }
}

export function bill(changes: Partial<Bill> = {}): Bill {
  const line = {
    meter: 'node-time',
    title: 'Machine time',
    subject: 'general',
    sku: 'aws/us-east-1/m7g.xlarge/on-demand',
    month: '2026-11',
    quantity: 240,
    unit: 's',
    unitPrice: '0.01',
    listMicroUsd: 2_400_000,
    contractedMicroUsd: 2_400_000,
    effectiveMicroUsd: 2_400_000,
    billedMicroUsd: 2_400_000,
    byIntent: { customers: 1_200_000, attack: 0, idle: 1_200_000 },
    source: 'made by hand',
    asOf: '2026-11-01',
  } as const
  return {
    sheet: { id: 'aws/us-east-1', asOf: '2026-11-01', source: 'made by hand', currency: 'USD' },
    startIso: '2026-11-27T09:00:00-05:00',
    durationSeconds: 240,
    lines: [line],
    listMicroUsd: 2_400_000,
    contractedMicroUsd: 2_400_000,
    billedMicroUsd: 2_400_000,
    totalMicroUsd: 2_400_000,
    byMeter: { 'node-time': 2_400_000, 'root-disk': 0, 'control-plane': 0, 'load-balancer': 0, egress: 0, 'public-ipv4': 0 },
    byIntent: line.byIntent,
    perMonth: { microUsd: 26_280_000_000, basis: '730 hours that all go like these' },
    costPerMillionServedMicroUsd: 579_710_145,
    unpriced: [],
    assumptions: ['Connections last 2 minutes.'],
    ...changes,
  }
}

/** 60 cents a minute. */
export function spending(): CumulativeBill {
  const spent = Float64Array.of(600_000, 1_200_000, 1_800_000, 2_400_000)
  const none = new Float64Array(4)
  return {
    startIso: '2026-11-27T09:00:00-05:00',
    durationSeconds: 240,
    gridSeconds: Float64Array.of(60, 120, 180, 240),
    byMeter: { 'node-time': spent, 'root-disk': none, 'control-plane': none, 'load-balancer': none, egress: none, 'public-ipv4': none },
    totalMicroUsd: spent,
    burnUsdPerHour: Float64Array.of(36, 36, 36, 36),
  }
}

export function objective(text: string): Objective {
  const parsed = parseObjective(text)
  if ('problem' in parsed) throw new Error(parsed.problem.message)
  return parsed.objective
}

export const stated = ['p99 < 300ms', 'availability > 80%', 'bill.total < 3']

type Parts = { readonly name?: string; readonly result?: RunResult; readonly bill?: Bill; readonly objectives?: readonly string[] }

export function fourMinutes(parts: Parts = {}): AnalysedRun {
  const run = parts.result ?? result()
  const money = parts.bill ?? bill()
  const cumulative = spending()
  const findings = analyse(run, money, (parts.objectives ?? stated).map(objective), { cumulative, plan })
  return { name: parts.name ?? 'Four minutes', result: run, bill: money, cumulative, findings }
}
