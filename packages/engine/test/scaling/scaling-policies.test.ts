import { describe, expect, test } from 'vitest'
import { run } from '../../src/run.ts'
import { planOf } from '../plan-fixture.ts'

/** A request costs 5 ms of a core and a pod asks for one: 480 requests/s on four pods are 60 %. */
const result = run(
  planOf({
    duration: '50m',
    traffic:
      '{ name: shoppers, pattern: { kind: steps, steps: [{ at: 0s, rate: 400/s }, { at: 10m, rate: 640/s }, { at: 25m, rate: 160/s }] } }',
    pods: '{ requests: { cpu: 1, memory: 256Mi }, workers: 8, serviceTime: 20ms, cpuPerRequest: 5ms, startup: 5s }',
    autoscaler: 'scalingPolicies: { minCapacity: 2, maxCapacity: 10, policies: [{ kind: target-tracking, name: cpu60, targetValue: 60 }] }',
    nodes: 'fixed: { machineType: m7i.xlarge, count: 4 }',
    service: 'replicas: 4',
  }),
)
const marks = result.marks.filter(({ subject, kind }) => subject === 'shop' && kind === 'scale')

describe('a service under target tracking', () => {
  test('grows after three minutes above its target and the delay of the metric', () => {
    // 640 × 5 ms = 3.2 of 4 cores are 80 %: ⌈4 · 80 / 60⌉ = ⌈5.33⌉ = 6; on six pods that is 53 %, below the 54 % at which it shrinks, but to ⌈6 · 53 / 60⌉ = 6.
    expect(marks[0]).toMatchObject({ from: 4, to: 6 })
    expect(marks[0].reason).toBe(
      'monitor alarm TargetTracking-service/shop-AlarmHigh in state ALARM triggered policy cpu60: Setting desired count to 6.',
    )
    expect(marks[0].inputs?.[0]).toMatch(/^cpu (79|80|81) % of request against 60 %, 60 s old; asks for 6$/)
    expect(marks[0].atSeconds).toBeGreaterThan(600 + 120 + 60)
    expect(marks[0].atSeconds).toBeLessThanOrEqual(720 + 120 + 60)
  })

  test('shrinks fifteen minutes after the load fell', () => {
    // 160 × 5 ms = 0.8 of 6 cores are 13 %: ⌈6 · 13.3 / 60⌉ = 2. Minutes before count as below 54 %, too.
    expect(marks[1]).toMatchObject({ from: 6, to: 2 })
    expect(marks[1].atSeconds).toBeGreaterThan(1500 + 60)
    expect(marks[1].atSeconds).toBeLessThanOrEqual(1500 + 15 * 60 + 120)
    expect(marks).toHaveLength(2)
  })

  test('what it saw is a series', () => {
    const [{ labels, values }] = result.metrics['signal.value']?.columns ?? []
    expect(labels).toEqual({ service: 'shop', signal: 'cpu' })
    // 400 × 5 ms = 2 of 4 cores
    expect(values[Math.floor(500 / result.bucketSeconds)]).toBeCloseTo(0.5, 1)
  })
})

test('a service whose pods request no CPU never sees any, and a mark says so once', () => {
  const { marks: blind } = run(
    planOf({
      pods: '{ requests: { memory: 256Mi }, workers: 8, serviceTime: 20ms }',
      autoscaler: 'scalingPolicies: { maxCapacity: 10, policies: [{ kind: target-tracking, targetValue: 60 }] }',
    }),
  )
  const held = blind.filter(({ subject, kind }) => subject === 'shop' && kind === 'limited')
  expect(held.map(({ reason }) => reason)).toEqual(['alarms on cpu stay in state INSUFFICIENT_DATA: pods of shop request no CPU'])
})
