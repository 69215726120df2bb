import { type Outcome, outcomes } from '../outcome.ts'
import type { ObjectiveMetric, ObjectiveUnit, RecordedPercentile } from './objective.ts'

/** What a scope may name. */
export type ScopeKey = 'service' | 'intent' | 'nodePool'

export type MetricName = {
  readonly name: string
  readonly metric: ObjectiveMetric
  readonly unit: ObjectiveUnit
  readonly scopes: readonly ScopeKey[]
  readonly help: string
}

const traffic: readonly ScopeKey[] = ['service', 'intent']

const percentiles: readonly RecordedPercentile[] = [50, 90, 95, 99, 99.9]

const latencyNames: readonly MetricName[] = [
  ...percentiles.map(
    (percentile): MetricName => ({
      name: `p${percentile}`,
      metric: { kind: 'percentile', percentile },
      unit: 'seconds',
      scopes: traffic,
      help: `latency that ${percentile} % of served requests stay below, in every service`,
    }),
  ),
  { name: 'med', metric: { kind: 'percentile', percentile: 50 }, unit: 'seconds', scopes: traffic, help: 'the same as p50' },
  {
    name: 'avg',
    metric: { kind: 'meanLatency' },
    unit: 'seconds',
    scopes: traffic,
    help: 'mean latency of served requests, in every service',
  },
  { name: 'max', metric: { kind: 'maxLatency' }, unit: 'seconds', scopes: traffic, help: 'longest latency of a served request' },
]

const outcomeHelp: Readonly<Record<Outcome | 'lost', string>> = {
  served: 'requests answered',
  limited: 'requests refused by a rate limiter',
  blocked: 'requests refused by a firewall',
  shed: 'requests that found no ready pod',
  queueFull: 'requests that found the queue of their pod full',
  timedOut: 'requests whose client gave up waiting',
  failed: 'requests lost with their pod',
  unfinished: 'requests still on their way when the run ended',
  lost: 'requests neither served nor unfinished',
}

const outcomeNames: readonly MetricName[] = [...outcomes, 'lost' as const].map((outcome) => ({
  name: outcome,
  metric: { kind: 'outcome', outcome, as: 'share' },
  unit: 'ratio',
  scopes: traffic,
  help: `${outcomeHelp[outcome]}: a share with a limit in per cent, a count with a plain number`,
}))

const moneyNames: readonly MetricName[] = [
  { name: 'bill.total', metric: { kind: 'bill', per: 'total' }, unit: 'usd', scopes: ['intent'], help: 'the bill of the run, USD' },
  {
    name: 'bill.day',
    metric: { kind: 'bill', per: 'day' },
    unit: 'usd',
    scopes: [],
    help: 'the dearest day of the run; a run of less than a day is scaled to one',
  },
  { name: 'bill.month', metric: { kind: 'bill', per: 'month' }, unit: 'usd', scopes: [], help: 'a month that goes on like this run' },
  { name: 'burn.max', metric: { kind: 'burnMax' }, unit: 'usdPerHour', scopes: [], help: 'the fastest spending, USD an hour' },
  {
    name: 'costPerMillion',
    metric: { kind: 'costPerMillion' },
    unit: 'usd',
    scopes: [],
    help: 'the whole bill over a million customer requests served, USD',
  },
]

/** Every metric that an objective may name, in the order in which help shows them. */
export const metricNames: readonly MetricName[] = [
  ...latencyNames,
  {
    name: 'availability',
    metric: { kind: 'availability' },
    unit: 'ratio',
    scopes: traffic,
    help: 'served requests over all that ended, refused ones included',
  },
  ...outcomeNames,
  ...moneyNames,
  { name: 'pods.max', metric: { kind: 'podsMax' }, unit: 'pods', scopes: ['service'], help: 'most replicas that a controller asked for' },
  {
    name: 'restarts',
    metric: { kind: 'ends', of: 'restarts' },
    unit: 'containers',
    scopes: ['service'],
    help: 'containers that ended and were run again',
  },
  {
    name: 'oomKilled',
    metric: { kind: 'ends', of: 'oomKilled' },
    unit: 'containers',
    scopes: ['service'],
    help: 'containers killed because they used more memory than they may',
  },
  { name: 'nodes.max', metric: { kind: 'nodesMax' }, unit: 'nodes', scopes: ['nodePool'], help: 'most machines running at one time' },
  {
    name: 'headroom',
    metric: { kind: 'headroom' },
    unit: 'ratio',
    scopes: ['service'],
    help: 'how much more traffic the ready pods could have carried while most reached them',
  },
]

/** `p(99.9)`, `p99.9` and `p999` are one name. */
export function canonicalName(written: string): string {
  const bare = written.replace(/^p\((.*)\)$/, (_, inside: string) => `p${inside.trim()}`)
  return bare === 'p999' ? 'p99.9' : bare
}
