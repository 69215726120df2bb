import { describe, expect, test } from 'vitest'
import type { RunResult } from '../../src/result/run-result.ts'
import { run } from '../../src/run.ts'
import { type FixtureOptions, planOf } from '../plan-fixture.ts'
import { podMarks, seconds } from './series.ts'

const one = { autoscaler: 'fixed: { replicas: 1 }', nodes: 'fixed: { machineType: m7i.large, count: 1 }' }
const steady = (rate: number) => `{ name: shoppers, pattern: { kind: constant, rate: ${rate}/s } }`
/** One worker of 100 ms serves 10/s. 100 Mi and 1 Mi for each of the requests that it holds: with the 101st it uses more than 200 Mi. */
const pods = (memory = 'base: 100Mi, perInFlight: 1Mi', more = '') =>
  `{ requests: { cpu: 500m, memory: 200Mi }, limits: { memory: 200Mi }, workers: 1, serviceTime: 100ms, startup: 2s, queue: { limit: 100000 }, memory: { ${memory} }${more} }`
const world = (options: FixtureOptions) => run(planOf({ ...one, ...options }))
/** Begin of each bucket in which the number of killed containers first was that high. */
const kills = (result: RunResult) =>
  seconds(result, 'pods.oomKilled').flatMap((count, second, all) => (Math.ceil(count) > Math.ceil(all[second - 1] ?? 0) ? [second] : []))
/** Lengths of the stretches in which a series is above 0, to a part of a second. */
function stretches(series: readonly number[]): number[] {
  const lengths: number[] = []
  series.forEach((value, second) => {
    if (value > 0 && !(series[second - 1] > 0)) lengths.push(0)
    if (value > 0) lengths[lengths.length - 1] += value
  })
  return lengths
}

describe('requests that pile up', () => {
  // 30/s against 10/s: 20 more each second, so the 101st is held at about 5 s, give or take the chance of Poisson arrivals, and seen within 1 s.
  const result = world({ duration: '6m', traffic: steady(30), pods: pods() })
  const [first, second] = kills(result)

  test('kill the container when it uses more than its limit', () => {
    expect(first).toBeGreaterThanOrEqual(4)
    expect(first).toBeLessThanOrEqual(7)
    expect(podMarks(result)[0]).toMatch(
      /^OOMKilled \(exit code 137\): containers use more than limits\.memory: 2\d\d(\.\d)?Mi against 200Mi, holding 1\d\d requests$/,
    )
  })

  test('what it held is lost, and the books balance', () => {
    const { counts, offered } = result.outcomes
    const [{ restarts, oomKilled }] = result.restarts
    expect(restarts).toBe(oomKilled)
    // Looked at once a second: the 101st and up to a second of arrivals more.
    expect(counts.failed).toBeGreaterThanOrEqual(101 * oomKilled)
    expect(counts.failed).toBeLessThan(145 * oomKilled)
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(offered)
  })

  test('the first restart is at once, the second waits 10 s as CrashLoopBackOff, then 20 s, 40 s, 80 s', () => {
    // Begin, 2 s of startup and up to 10 s to the next tick of the readiness probe, then 4 to 7 s until it is full again.
    expect(second - first).toBeGreaterThanOrEqual(2 + 4)
    expect(second - first).toBeLessThanOrEqual(2 + 10 + 7)
    const waits = stretches(seconds(result, 'pods.backOff'))
    expect(waits.slice(0, 4).map((wait) => Number(wait.toFixed(6)))).toEqual([10, 20, 40, 80])
    // A cycle is 6 to 19 s and its wait: the sixth end comes after 5 · 6 + 150 s at the earliest, the seventh 160 s later.
    expect(result.restarts).toEqual([{ service: 'shop', restarts: 6, oomKilled: 6 }])
    expect(podMarks(result)).toContain('CrashLoopBackOff: Back-off restarting failed container: 10 s')
  })

  test('meanwhile nobody is ready and requests are shed', () => {
    expect(seconds(result, 'pods.ready').reduce((sum, value) => sum + value, 0)).toBeLessThan(6 * 8)
    expect(result.outcomes.counts.shed).toBeGreaterThan(0)
  })
})

test('the limit itself may be used: 100 requests at most kill nobody, and nobody looks', () => {
  const full = pods('base: 100Mi, perInFlight: 1Mi').replace('limit: 100000', 'limit: 99')
  const plan = planOf({ ...one, duration: '2m', traffic: steady(30), pods: full })
  expect(plan.services[0].versions[0].memoryLimitBytes).toBeNull()
  const result = run(plan)
  expect(result.restarts).toEqual([])
  expect(result.outcomes.counts.queueFull).toBeGreaterThan(0)
})

test('balancers that have not heard send to the dead container, and that fails at once', () => {
  const endpoints = 'endpoints: { kind: kube-proxy }'
  const at = world({ duration: '60s', traffic: steady(30), pods: pods() })
  const late = world({ duration: '60s', traffic: steady(30), pods: pods(), service: endpoints })
  expect(late.outcomes.counts.failed).toBeGreaterThan(at.outcomes.counts.failed)
})

test('a base above the limit is killed whenever it starts, and never is ready', () => {
  const result = world({ duration: '10m', traffic: steady(1), pods: pods('base: 201Mi'), service: 'replicas: 1' })
  // Those that are there at the start end within a second; what starts later ends at the first look at its container.
  expect(Math.max(...seconds(result, 'pods.ready').slice(2))).toBe(0)
  // Ends at 0, 1 (at once), 11, 31, 71, 151, 311 s, each up to 1 s later, then 300 s apart.
  expect(result.restarts[0].oomKilled).toBe(7)
})

describe('memory that grows', () => {
  // 100 Mi in an hour: from base to the limit in an hour.
  const growing = pods('base: 100Mi, growthPerHour: 100Mi')

  test('kills each pod once an hour, at an instant of its own', () => {
    const plan = planOf({
      duration: '1h',
      traffic: steady(1),
      pods: growing,
      autoscaler: 'fixed: { replicas: 8 }',
      nodes: 'fixed: { machineType: m7i.2xlarge, count: 1 }',
      sections: '',
    })
    const result = run(plan)
    // All eight end once, those that began last just before the end of the hour at the latest.
    expect(result.restarts[0].oomKilled).toBe(8)
    expect(seconds(result, 'pods.backOff')).toEqual([])
    const ready = seconds(result, 'pods.ready')
    expect(Math.min(...ready)).toBeGreaterThanOrEqual(6)
  })

  test('is what an autoscaler on memory sees', () => {
    const plan = planOf({
      duration: '20m',
      traffic: steady(1),
      pods: growing.replace('limits: { memory: 200Mi }, ', ''),
      autoscaler:
        'hpa: { minReplicas: 1, maxReplicas: 2, metrics: [{ type: Resource, resource: { name: memory, target: { type: AverageValue, averageValue: 1Gi } } }] }',
    })
    const values = run(plan).metrics['signal.value']?.columns[0].values ?? new Float64Array()
    const known = values.filter((value) => !Number.isNaN(value))
    // Without a limit it began an hour before the run: 200 Mi at second 0, 233 Mi 20 minutes later.
    const Mi = 1_048_576
    expect(known[0] / Mi).toBeGreaterThan(200)
    expect(known[0] / Mi).toBeLessThan(202)
    expect(known.at(-1)! / Mi).toBeGreaterThan(232)
    expect(known.at(-1)! / Mi).toBeLessThan(233.4)
  })
})

test('consumers of a queue give back what they had not finished', () => {
  const result = world({ duration: '10m', traffic: steady(5), balance: 'queue', pods: pods('base: 100Mi, growthPerHour: 1200Mi') })
  // 100 Mi in 5 minutes: one end in the first 5, one or two in the next.
  expect(result.restarts[0].oomKilled).toBeGreaterThanOrEqual(2)
  expect(result.outcomes.counts.failed).toBe(0)
  expect(result.outcomes.counts.shed).toBe(0)
})
