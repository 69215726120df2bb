import { describe, expect, test } from 'vitest'
import { run } from '../../src/run.ts'
import { type FixtureOptions, planOf } from '../plan-fixture.ts'
import { seconds } from './series.ts'

const pods = (startup: string) =>
  `{ requests: { cpu: 100m }, workers: 8, serviceTime: 20ms, startup: ${startup}, readinessProbe: { periodSeconds: 1 }, terminationGracePeriodSeconds: 5 }`
const world = (options: FixtureOptions & { readonly replicas?: number; readonly rollouts?: string; readonly strategy?: string }) =>
  run(
    planOf({
      duration: '10m',
      traffic: '{ name: shoppers, pattern: { kind: constant, rate: 50/s } }',
      pods: pods('10s'),
      autoscaler: `fixed: { replicas: ${options.replicas ?? 10} }`,
      nodes: 'fixed: { machineType: m7i.2xlarge, count: 2 }',
      ...options,
      service: `strategy: { rollingUpdate: ${options.strategy ?? '{}'} }\n    rollouts: [${options.rollouts ?? '{ at: 1m }'}]`,
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
