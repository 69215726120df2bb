import { describe, expect, test } from 'vitest'
import { run } from '../../src/run.ts'
import { planOf } from '../plan-fixture.ts'
import { seconds } from './series.ts'

/** 60/s over 3 pods; at its first round the HPA may keep one of them only: two pods are told to end, under a third of the load each. */
const shrinks = (options: { pods?: string; endpoints?: string }) =>
  run(
    planOf({
      duration: '3m',
      traffic: '{ name: shoppers, pattern: { kind: constant, rate: 60/s } }',
      pods: `{ requests: { cpu: 500m }, workers: 8, serviceTime: 20ms, ${options.pods ?? ''} }`,
      autoscaler:
        'hpa: { minReplicas: 1, maxReplicas: 1, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 60 } } }] }',
      service: `replicas: 3\n    endpoints: { kind: ${options.endpoints ?? 'immediate'} }`,
      nodes: 'fixed: { machineType: m7i.xlarge, count: 1 }',
    }),
  )
const constant = 'kube-proxy, ready: 2s, terminating: 1500ms'

describe('a pod that is told to end while balancers still send to it', () => {
  test('without a hook loses what comes in the 1.5 s until they have heard: 2 pods · 20/s · 1.5 s = 60', () => {
    const { counts } = shrinks({ endpoints: constant }).outcomes
    // Poisson arrivals: 60 ± 3 standard deviations.
    expect(counts.failed).toBeGreaterThan(60 - 3 * Math.sqrt(60))
    expect(counts.failed).toBeLessThan(60 + 3 * Math.sqrt(60))
  })

  test('with a preStop sleep longer than that loses nothing', () => {
    const { counts } = shrinks({ endpoints: constant, pods: 'lifecycle: { preStop: { sleep: { seconds: 2 } } }' }).outcomes
    expect(counts.failed).toBe(0)
  })

  test('with a sleep of 1 s loses the last half second: 20', () => {
    const { counts } = shrinks({ endpoints: constant, pods: 'lifecycle: { preStop: { sleep: { seconds: 1 } } }' }).outcomes
    expect(Math.abs(counts.failed - 20)).toBeLessThan(3 * Math.sqrt(20))
  })

  test('loses nothing where balancers hear at once, and the result says that they do', () => {
    const result = shrinks({})
    expect(result.outcomes.counts.failed).toBe(0)
    expect(result.limits.join()).toContain('Balancers hear at once of pods of shop')
    expect(shrinks({ endpoints: constant }).limits.join()).not.toContain('Balancers hear at once')
  })

  test('stays for its hook: terminating for 20 s and the second in which it is asked', () => {
    const terminating = seconds(shrinks({ pods: 'lifecycle: { preStop: { sleep: { seconds: 20 } } }' }), 'pods.terminating')
    const total = terminating.reduce((sum, value) => sum + value, 0)
    expect(total).toBeCloseTo(2 * 21, 6)
  })
})

test('a new pod is sent nothing until balancers have heard of it', () => {
  const grows = (endpoints: string) =>
    run(
      planOf({
        duration: '2m',
        traffic: '{ name: shoppers, pattern: { kind: constant, rate: 100/s } }',
        pods: '{ requests: { cpu: 500m }, workers: 1, serviceTime: 20ms, startup: 1s, readinessProbe: { periodSeconds: 1 }, queue: { limit: 10 } }',
        autoscaler:
          'hpa: { minReplicas: 4, maxReplicas: 4, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 60 } } }] }',
        service: `replicas: 1\n    endpoints: { kind: ${endpoints} }`,
        nodes: 'fixed: { machineType: m7i.2xlarge, count: 1 }',
      }),
    ).outcomes.counts.queueFull
  // One pod serves 50/s of 100/s: each second later costs 50 requests.
  const late = grows('target-group, registration: 20s') - grows('immediate')
  expect(late).toBeGreaterThan(20 * 50 * 0.85)
  expect(late).toBeLessThan(20 * 50 * 1.15)
})
