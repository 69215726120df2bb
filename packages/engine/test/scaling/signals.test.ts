import { describe, expect, it } from 'vitest'
import type { RunResult } from '../../src/result/run-result.ts'
import { run } from '../../src/run.ts'
import { planOf } from '../plan-fixture.ts'

const steady = '{ name: shoppers, pattern: { kind: constant, rate: 100/s } }'
/** From 20/s to 200/s at 10 min. */
const step = '{ name: shoppers, pattern: { kind: steps, steps: [{ at: 0s, rate: 20/s }, { at: 10m, rate: 200/s }] } }'
const room = 'fixed: { machineType: m7i.4xlarge, count: 8 }'
const pods =
  '{ requests: { cpu: 500m, memory: 256Mi }, workers: 4, serviceTime: 20ms, cpuPerRequest: 5ms, memory: { base: 100Mi, perInFlight: 1Mi }, startup: 5s }'

const behavior = 'behavior: { scaleDown: { stabilizationWindowSeconds: 0 } }'
const hpa = (metric: string) => `hpa: { minReplicas: 1, maxReplicas: 60, ${behavior}, metrics: [${metric}] }`
const podsMetric = (name: string, value: string) =>
  `{ type: Pods, pods: { metric: { name: ${name} }, target: { type: AverageValue, averageValue: ${value} } } }`
const objectMetric = (name: string, target: string) =>
  `{ type: Object, object: { describedObject: { kind: Service, name: shop }, metric: { name: ${name} }, target: ${target} } }`
const externalMetric = (name: string, target: string) => `{ type: External, external: { metric: { name: ${name} }, target: ${target} } }`
const resource = (name: string, target: string) => `{ type: Resource, resource: { name: ${name}, target: ${target} } }`

/** Replicas wanted at the end of the run, and the last decision. */
function settle(metric: string, metrics = '', traffic = steady, duration = '12m') {
  const result = run(planOf({ traffic, nodes: room, pods, autoscaler: hpa(metric), metrics, duration }))
  const scales = result.marks.filter(({ kind }) => kind === 'scale')
  return { result, replicas: result.metrics['pods.desired']!.columns[0].values.at(-1)!, scales, last: scales.at(-1) }
}

describe('every metric type and target type in a scenario', () => {
  // 100/s over 20/s a pod; the proposal lies within a tenth of it once the rate is known.
  it('Pods, AverageValue: requests a second of each pod', () => {
    const { replicas, last } = settle(podsMetric('rps', '20'), '{ name: rps, type: Pods, of: requests-per-second }')
    expect(replicas).toBe(5)
    expect(last?.decision?.proposals[0]).toMatchObject({ metric: 'rps', unit: 'a pod', target: 20 })
  })

  it('Object, AverageValue: requests a second of the service', () => {
    const { replicas } = settle(
      objectMetric('rps', '{ type: AverageValue, averageValue: 20 }'),
      '{ name: rps, type: Object, of: requests-per-second }',
    )
    expect(replicas).toBeGreaterThanOrEqual(5)
    expect(replicas).toBeLessThanOrEqual(6) // chance of arrivals: 100/s ± 1 over two minutes
  })

  it('External, AverageValue: a value from elsewhere', () => {
    const metrics = '{ name: queue, type: External, of: { kind: constant, rate: 140/s }, through: { kind: live } }'
    expect(settle(externalMetric('queue', '{ type: AverageValue, averageValue: 20 }'), metrics).replicas).toBe(7)
  })

  it('External, Value: the ratio times the pods that serve, for ever: a value that pods do not move runs to the bound', () => {
    const metrics = '{ name: queue, type: External, of: { kind: constant, rate: 140/s }, through: { kind: live } }'
    expect(settle(externalMetric('queue', '{ type: Value, value: 20 }'), metrics).replicas).toBe(60)
  })

  // 100/s · 20 ms = 2 requests in service at a time, whatever the number of pods: 1 a pod is 2 pods.
  it('Object in flight', () => {
    const { result } = settle(
      objectMetric('held', '{ type: AverageValue, averageValue: 1 }'),
      '{ name: held, type: Object, of: in-flight }',
    )
    const held = result.marks.flatMap(({ decision }) => decision?.proposals ?? [])
    expect(held.length).toBeGreaterThan(0)
    for (const { current } of held) expect(current).toBeLessThan(12)
  })

  // 5 ms of CPU for each of 100/s is half a core: at 100m a pod five pods.
  it('Resource cpu, AverageValue', () => {
    const { replicas } = settle(resource('cpu', '{ type: AverageValue, averageValue: 100m }'))
    expect(replicas).toBeGreaterThanOrEqual(5)
    expect(replicas).toBeLessThanOrEqual(6)
  })

  // 100 MiB and little more of 256 MiB is 39 %: far from 80 % and from 20 %.
  it('Resource memory, Utilization', () => {
    const { replicas, last } = settle(resource('memory', '{ type: Utilization, averageUtilization: 20 }'))
    expect(replicas).toBe(60)
    expect(last?.decision?.proposals[0].current).toBeGreaterThanOrEqual(39)
    expect(last?.decision?.proposals[0].current).toBeLessThanOrEqual(41)
  })

  it('Resource memory, AverageValue, and the one container by its name', () => {
    const metric =
      '{ type: ContainerResource, containerResource: { name: memory, container: app, target: { type: AverageValue, averageValue: 120Mi } } }'
    expect(settle(metric).replicas).toBe(1)
  })

  it('Object Value on the 99th percentile: nobody waits long, so one pod serves', () => {
    const { replicas, result } = settle(objectMetric('p99', '{ type: Value, value: 500m }'), '{ name: p99, type: Object, of: p99-latency }')
    expect(replicas).toBe(1)
    expect(result.marks.filter(({ reason }) => reason.startsWith('invalid metrics'))).toEqual([])
  })
})

/** What an autoscaler of the shop was told, and how old that was, by second. The fixture's buckets are a second wide. */
function seen(result: RunResult, signal: string) {
  const of = (id: 'signal.value' | 'signal.age') => result.metrics[id]!.columns.find(({ labels }) => labels.signal === signal)!.values
  return { values: of('signal.value'), ages: of('signal.age') }
}

describe('how old a signal is', () => {
  const metrics =
    '{ name: rps, type: Object, of: requests-per-second, through: { kind: prometheus-adapter, scrapeInterval: 15s, window: 2m } }'

  it('a rate over two minutes is half way to a step after one minute and there after two', () => {
    const { values } = seen(settle(objectMetric('rps', '{ type: AverageValue, averageValue: 4 }'), metrics, step, '16m').result, 'rps')
    // The gauge holds for up to 15 s what a query saw of scrapes up to 15 s old: between 0 and 30 s late. Chance: ± 8/s.
    for (let later = 0; later < 180; later++) {
      const share = (seconds: number) => Math.min(1, Math.max(0, seconds / 120))
      expect(values[600 + later]).toBeGreaterThan(20 + 180 * share(later - 30) - 8)
      expect(values[600 + later]).toBeLessThan(20 + 180 * share(later + 16.5) + 8)
    }
    expect(values[600 + 75]).toBeLessThan(150)
  })

  it('its age is the time since the newest scrape', () => {
    const { ages } = seen(settle(objectMetric('rps', '{ type: AverageValue, averageValue: 4 }'), metrics, step, '16m').result, 'rps')
    const known = ages.filter((age) => !Number.isNaN(age))
    expect(Math.min(...known)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...known)).toBeLessThanOrEqual(15)
  })

  it('a published value arrives late by its delay, and no older than its interval and that', () => {
    const slow = '{ name: rps, type: External, of: requests-per-second, through: { kind: external, interval: 1m, delay: 2m } }'
    const { values, ages } = seen(settle(externalMetric('rps', '{ type: AverageValue, averageValue: 4 }'), slow, step, '20m').result, 'rps')
    const arrived = values.findIndex((value) => value > 60)
    expect(arrived).toBeGreaterThan(720)
    // In part within interval, delay and sync of the step, in full an interval later.
    expect(arrived).toBeLessThanOrEqual(600 + 60 + 120 + 60 + 16)
    expect(values[600 + 60 + 60 + 120 + 16]).toBeCloseTo(200, -1)
    const known = ages.filter((age) => !Number.isNaN(age))
    expect(Math.min(...known)).toBeGreaterThanOrEqual(120)
    expect(Math.max(...known)).toBeLessThanOrEqual(180)
  })

  it('every decision carries how old what it saw was', () => {
    const { scales } = settle(objectMetric('rps', '{ type: AverageValue, averageValue: 4 }'), metrics, step, '16m')
    expect(scales.length).toBeGreaterThan(2)
    for (const { decision } of scales) {
      expect(decision!.proposals[0].ageSeconds).toBeGreaterThanOrEqual(0)
      expect(decision!.proposals[0].ageSeconds).toBeLessThanOrEqual(15)
    }
  })
})
