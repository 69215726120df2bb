import { describe, expect, test } from 'vitest'
import { run } from '../../src/run.ts'
import { type FixtureOptions, planOf } from '../plan-fixture.ts'

const nodes = 'fixed: { machineType: m7i.2xlarge, count: 1 }'
const steady = (rate: number) => `{ name: shoppers, pattern: { kind: constant, rate: ${rate}/s } }`
/** Four workers of a whole core each: 100 ms of CPU in 100 ms. */
const pods = (limit: string) =>
  `{ requests: { cpu: 100m }, ${limit ? `limits: { cpu: ${limit} }, ` : ''}workers: 4, serviceTime: 100ms, cpuPerRequest: 100ms, queue: { limit: 1000 } }`
const world = (limit: string, rate: number, more: FixtureOptions = {}) =>
  run(planOf({ autoscaler: 'fixed: { replicas: 1 }', nodes, duration: '10m', traffic: steady(rate), pods: pods(limit), ...more }))
const meanOf = (values: Float64Array | undefined) => {
  const known = (values ?? new Float64Array()).filter((value) => !Number.isNaN(value))
  return known.reduce((sum, value) => sum + value, 0) / known.length
}

describe('a pod whose workers want four cores', () => {
  test('under a limit of 2 serves 20/s, half of what its workers could', () => {
    // Saturated: four at a time, each twice as long: 4 / 0.2 s.
    const result = world('2', 60)
    expect(result.outcomes.counts.served / 600).toBeGreaterThan(19.9)
    expect(result.outcomes.counts.served / 600).toBeLessThan(20.1)
    expect(world('', 60).outcomes.counts.served / 600).toBeGreaterThan(39.8)
    // Half of the time of a busy pod's workers goes to the limit.
    expect(result.metrics['cpu.throttled']?.columns[0].values.at(-1)).toBeCloseTo(0.5, 9)
  })

  test('is as quick as without a limit where it does not want more', () => {
    const free = world('4', 60)
    expect(free.metrics['cpu.throttled']).toBeUndefined()
    expect(free.outcomes).toEqual(world('', 60).outcomes)
  })

  test('with one request at a time is slowed only by a limit below one core', () => {
    // 0.1/s of 100 ms: hardly ever two at once.
    expect(world('1', 0.1).latency[0].p50Seconds).toBeCloseTo(0.1, 3)
    expect(world('250m', 0.1).latency[0].p50Seconds).toBeCloseTo(0.4, 2)
  })
})

test('an autoscaler sees what was used: the limit, however many wait', () => {
  const hpa =
    'hpa: { minReplicas: 1, maxReplicas: 1, metrics: [{ type: Resource, resource: { name: cpu, target: { type: AverageValue, averageValue: 10 } } }] }'
  const seen = meanOf(world('2', 100, { autoscaler: hpa }).metrics['signal.value']?.columns[0].values.subarray(120))
  expect(seen).toBeGreaterThan(1.98)
  expect(seen).toBeLessThan(2.02)
})

test('consumers of a queue are throttled likewise', () => {
  const served = world('2', 60, { balance: 'queue' }).outcomes.counts.served / 600
  expect(served).toBeGreaterThan(19.9)
  expect(served).toBeLessThan(20.1)
})
