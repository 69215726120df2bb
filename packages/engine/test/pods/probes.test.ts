import { describe, expect, test } from 'vitest'
import { run } from '../../src/run.ts'
import { planOf } from '../plan-fixture.ts'
import { podMarks, seconds } from './series.ts'

const probe = 'periodSeconds: 1, timeoutSeconds: 1, failureThreshold: 3, waitsInQueue: true'
/** One worker of 100 ms serves 10/s. */
const pods = (probes: string) =>
  `{ requests: { cpu: 500m }, workers: 1, serviceTime: 100ms, startup: 2s, terminationGracePeriodSeconds: 5, queue: { limit: 100000 }, ${probes} }`
const one = { autoscaler: 'fixed: { replicas: 1 }', nodes: 'fixed: { machineType: m7i.large, count: 1 }' }
const steady = (rate: number) => `{ name: shoppers, pattern: { kind: constant, rate: ${rate}/s } }`

describe('a readiness probe that waits in the queue', () => {
  const overloaded = run(planOf({ ...one, duration: '60s', traffic: steady(30), pods: pods(`readinessProbe: { ${probe} }`) }))

  test('30/s against 10/s: the wait grows by 2 s each second, so the third failing tick comes at 3 to 4 s, its timeout a second later', () => {
    const ready = seconds(overloaded, 'pods.ready')
    expect(ready.slice(0, 3)).toEqual([1, 1, 1])
    const lost = ready.findIndex((value) => value < 1)
    expect(lost).toBeGreaterThanOrEqual(3)
    expect(lost).toBeLessThanOrEqual(5)
  })

  test('out of rotation it works off what it holds, and is Ready again when a worker is free within the timeout', () => {
    const ready = seconds(overloaded, 'pods.ready')
    const lost = ready.indexOf(0)
    const back = ready.findIndex((value, second) => second > lost && value > 0)
    // At about 4.5 s it has taken 135 requests and served 45: 9 s of work; Ready when less than 1 s of it is left.
    expect(back - lost).toBeGreaterThanOrEqual(6)
    expect(back - lost).toBeLessThanOrEqual(11)
    expect(overloaded.outcomes.counts.shed).toBeGreaterThan(0)
    expect(podMarks(overloaded)).toEqual(['failing readiness probes take pods out of rotation'])
  })

  test('at half its capacity it stays Ready', () => {
    const calm = run(planOf({ ...one, duration: '60s', traffic: steady(3), pods: pods(`readinessProbe: { ${probe} }`) }))
    expect(seconds(calm, 'pods.ready').every((value) => value === 1)).toBe(true)
  })
})

describe('a liveness probe that waits in the queue', () => {
  const result = run(planOf({ ...one, duration: '120s', traffic: steady(40), pods: pods(`livenessProbe: { ${probe} }`) }))

  test('kills what holds a long queue: the rest is lost at the end of its grace, and the container is restarted', () => {
    expect(result.outcomes.counts.failed).toBeGreaterThan(50)
    expect(podMarks(result)[0]).toBe('failing liveness probes restart containers')
    expect(seconds(result, 'pods.restarts').at(-1)).toBeGreaterThanOrEqual(3)
  })

  test('the second restart waits 10 s, the third 20 s', () => {
    const waiting = seconds(result, 'pods.backOff').reduce((sum, value) => sum + value, 0)
    expect(waiting).toBeGreaterThanOrEqual(30)
  })
})

describe('a container that needs a minute to start', () => {
  const world = (probes: string) =>
    run(
      planOf({
        duration: '20m',
        traffic: steady(1),
        pods: `{ requests: { cpu: 500m }, workers: 2, serviceTime: 20ms, startup: 60s, ${probes} }`,
        autoscaler:
          'hpa: { minReplicas: 2, maxReplicas: 2, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 60 } } }] }',
        nodes: 'fixed: { machineType: m7i.large, count: 1 }',
        service: 'replicas: 1',
      }),
    )

  test('never becomes ready under a default liveness probe: the third failing tick comes within 30 s', () => {
    const result = world('livenessProbe: {}')
    expect(Math.max(...seconds(result, 'pods.ready'))).toBe(1)
    // Each run ends 20 to 30 s after its begin, the waits between are 0, 10, 20, … 300 s: the sixth restart comes within 20 minutes.
    expect(seconds(result, 'pods.restarts').at(-1)).toBeGreaterThanOrEqual(6)
    expect(podMarks(result)).toContain('failing liveness probes restart containers')
  })

  test('does with a startup probe of 12 tries, not with one of 5', () => {
    expect(Math.max(...seconds(world('livenessProbe: {}, startupProbe: { failureThreshold: 12 }'), 'pods.ready'))).toBe(2)
    const short = world('startupProbe: { failureThreshold: 5 }')
    expect(Math.max(...seconds(short, 'pods.ready'))).toBe(1)
    expect(podMarks(short)).toContain('failing startup probes restart containers')
  })
})
