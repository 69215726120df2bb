import { describe, expect, test } from 'vitest'
import { run } from '../../src/run.ts'
import { type FixtureOptions, planOf } from '../plan-fixture.ts'
import { seconds } from './series.ts'

const pods = (startup: string) =>
  `{ requests: { cpu: 100m }, workers: 8, serviceTime: 20ms, startup: ${startup}, readinessProbe: { periodSeconds: 1 }, terminationGracePeriodSeconds: 5 }`
const world = (
  options: FixtureOptions & {
    readonly replicas?: number
    readonly rollouts?: string
    readonly strategy?: string
    readonly deployment?: string
  },
) =>
  run(
    planOf({
      duration: '10m',
      traffic: '{ name: shoppers, pattern: { kind: constant, rate: 50/s } }',
      pods: pods('10s'),
      autoscaler: `fixed: { replicas: ${options.replicas ?? 10} }`,
      nodes: 'fixed: { machineType: m7i.2xlarge, count: 2 }',
      ...options,
      service: `strategy: { rollingUpdate: ${options.strategy ?? '{}'} }\n    rollouts: [${options.rollouts ?? '{ at: 1m }'}]\n    ${options.deployment ?? ''}`,
    }),
  )
const most = (series: readonly number[]) => series.reduce((a, b) => Math.max(a, b))
const least = (series: readonly number[]) => series.reduce((a, b) => Math.min(a, b))
const rolloutMarks = ({ marks }: ReturnType<typeof run>) => marks.filter(({ subject }) => subject === 'shop/rollout')

describe('10 pods under 25 % and 25 %', () => {
  const result = world({})
  const ready = seconds(result, 'pods.ready')

  test('at once 3 new pods are made and 2 old ones end, whose places 2 more take', () => {
    expect(ready.slice(0, 60)).toEqual(Array(60).fill(10))
    // 8 old ones Ready, 3 + 2 of the new version starting.
    expect(ready[62]).toBe(8)
    expect(seconds(result, 'pods.starting')[62]).toBe(5)
  })

  test('never fewer than 8 Ready, never more than 13, all of it in two waves of 10 to 12 s', () => {
    expect(least(ready)).toBe(8)
    const living = ready.map((value, second) => value + seconds(result, 'pods.starting')[second] + seconds(result, 'pods.pending')[second])
    expect(most(living)).toBeLessThanOrEqual(13)
    const [begin, end] = rolloutMarks(result)
    expect(begin).toMatchObject({ atSeconds: 60, reason: 'a new version: at most 3 pods above 10, at most 2 below' })
    expect(end.reason).toBe('every pod is of the new version')
    expect(end.atSeconds - begin.atSeconds).toBeGreaterThan(21)
    expect(end.atSeconds - begin.atSeconds).toBeLessThan(26)
    expect(result.marks[end.because[0]]).toEqual(begin)
  })
})

test('no surge, one missing: one pod after the other, each 10 to 12 s', () => {
  const result = world({ strategy: '{ maxSurge: 0, maxUnavailable: 1 }', replicas: 5 })
  expect(least(seconds(result, 'pods.ready'))).toBe(4)
  const [begin, end] = rolloutMarks(result)
  expect(end.atSeconds - begin.atSeconds).toBeGreaterThan(5 * 10.5)
  expect(end.atSeconds - begin.atSeconds).toBeLessThan(5 * 12)
})

test('a new version that never becomes Ready stops where the bounds say', () => {
  const result = world({ rollouts: '{ at: 1m, pods: { startup: 1h } }' })
  expect(seconds(result, 'pods.ready').at(-1)).toBe(8)
  expect(seconds(result, 'pods.starting').at(-1)).toBe(5)
  expect(rolloutMarks(result)).toHaveLength(1)
})

test('an autoscaler that asks for more during a rollout gets it from both versions', () => {
  const hpa =
    'hpa: { minReplicas: 4, maxReplicas: 40, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } } }] }'
  const result = world({
    autoscaler: hpa,
    pods: pods('60s'),
    traffic: '{ name: shoppers, pattern: { kind: steps, steps: [{ at: 0s, rate: 700/s }, { at: 70s, rate: 1400/s }] } }',
    duration: '15m',
  })
  const desired = seconds(result, 'pods.desired')
  expect(most(desired)).toBeGreaterThan(4)
  // The rollout ends, with the size that the autoscaler asked for.
  expect(rolloutMarks(result).at(-1)?.reason).toBe('every pod is of the new version')
  expect(seconds(result, 'pods.ready').at(-1)).toBe(desired.at(-1))
})

describe('minReadySeconds', () => {
  test('no surge, one missing: each of 5 pods must be Ready for 20 s more before the next one goes', () => {
    const result = world({ strategy: '{ maxSurge: 0, maxUnavailable: 1 }', replicas: 5, deployment: 'minReadySeconds: 20' })
    const [begin, end] = rolloutMarks(result)
    expect(end.atSeconds - begin.atSeconds).toBeGreaterThan(5 * 30.5)
    expect(end.atSeconds - begin.atSeconds).toBeLessThan(5 * 32)
    // Ready pods serve all the same.
    const ready = seconds(result, 'pods.ready')
    expect(ready.filter((pods) => pods === 5).length).toBeGreaterThan(5 * 15)
  })
})

describe('a rollout that stands still', () => {
  test('is reported at its deadline, once, and left as it is', () => {
    const result = world({ rollouts: '{ at: 1m, pods: { startup: 1h } }', deployment: 'progressDeadlineSeconds: 120' })
    const [, late, ...more] = rolloutMarks(result)
    // The last progress is the end of 2 old pods and the making of 5 new ones, at once.
    expect(late).toMatchObject({
      atSeconds: 180,
      reason: 'ProgressDeadlineExceeded: ReplicaSet "shop-2" has timed out progressing; 5 new pods, 8 old ones, 8 available',
    })
    expect(more).toEqual([])
    expect(seconds(result, 'pods.ready').at(-1)).toBe(8)
  })

  test('because its new version needs more memory than it may use', () => {
    const result = world({
      pods: pods('10s').replace('requests: { cpu: 100m }', 'requests: { cpu: 100m }, limits: { memory: 256Mi }, memory: { base: 100Mi }'),
      rollouts: '{ at: 1m, pods: { memory: { base: 300Mi } } }',
      deployment: 'progressDeadlineSeconds: 120',
    })
    expect(seconds(result, 'pods.ready').at(-1)).toBe(8)
    expect(result.restarts[0].oomKilled).toBe(result.restarts[0].restarts)
    // Five new pods that end 0, 10, 30, 70, 150, 310 s after their first end: six times each within nine minutes.
    expect(result.restarts[0].oomKilled).toBeGreaterThanOrEqual(5 * 6)
    expect(rolloutMarks(result).at(-1)?.reason).toMatch(/^ProgressDeadlineExceeded/)
    // Nobody notices: the old pods go on.
    expect(result.outcomes.counts).toMatchObject({ failed: 0, shed: 0, timedOut: 0, queueFull: 0 })
  })
})

test('a new version that takes 1.5 times as long is slower by that, and uses as much more CPU', () => {
  const hpa =
    'hpa: { minReplicas: 10, maxReplicas: 10, metrics: [{ type: Resource, resource: { name: cpu, target: { type: AverageValue, averageValue: 10 } } }] }'
  const result = world({
    rollouts: '{ at: 4m, pods: { serviceTimeFactor: 1.5 } }',
    autoscaler: hpa,
    // 20 ms of CPU in 20 ms: 100/s on ten pods are 0.2 cores each.
    pods: pods('10s').replace('workers: 8', 'workers: 8, cpuPerRequest: 20ms'),
    traffic: '{ name: shoppers, pattern: { kind: constant, rate: 100/s } }',
  })
  const [p50] = result.metrics['latency.p50']?.columns ?? []
  expect(p50.values[30]).toBeCloseTo(0.02, 3)
  expect(p50.values.at(-1)).toBeCloseTo(0.03, 3)
  const cpu = result.metrics['signal.value']?.columns[0].values ?? new Float64Array()
  const mean = (from: number, until: number) => cpu.subarray(from, until).reduce((sum, value) => sum + value, 0) / (until - from)
  expect(mean(100, 240)).toBeCloseTo(0.2, 2)
  expect(mean(360, 600)).toBeCloseTo(0.3, 2)
})
