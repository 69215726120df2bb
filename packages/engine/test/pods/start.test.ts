import { describe, expect, test } from 'vitest'
import { run } from '../../src/run.ts'
import { planOf } from '../plan-fixture.ts'
import { seconds } from './series.ts'

/** HPA asks for its minimum at its first round: pods made after the start, by rules that can be followed by hand. */
const grows = (minReplicas: number) =>
  `hpa: { minReplicas: ${minReplicas}, maxReplicas: ${minReplicas}, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 60 } } }] }`
const world = (options: { pods: string; replicas: number; kubelet?: string; nodes?: string }) =>
  run(
    planOf({
      duration: '5m',
      traffic: '{ name: shoppers, pattern: { kind: constant, rate: 1/s } }',
      pods: `{ requests: { cpu: 100m }, serviceTime: 20ms, readinessProbe: { periodSeconds: 1 }, ${options.pods} }`,
      autoscaler: grows(options.replicas),
      service: 'replicas: 1',
      nodes: options.nodes ?? 'fixed: { machineType: m7i.4xlarge, count: 1 }',
      sections: options.kubelet ?? '',
    }),
  )
const at = (series: readonly number[], reaches: number) => series.findIndex((value) => value >= reaches)

describe('creation', () => {
  test('the first 30 pods at once, then 20 a second: 130 more pods need 5 s', () => {
    const result = world({ pods: 'startup: 1s', replicas: 131, nodes: 'fixed: { machineType: m7i.4xlarge, count: 3 }' })
    const there = seconds(result, 'pods.ready').map((ready, second) => ready + seconds(result, 'pods.starting')[second])
    const first = at(there, 1.5)
    // Within the first second 30 + 20 at most, and the last after 100 / 20 s.
    expect(there[first]).toBeLessThanOrEqual(51)
    expect(at(there, 130.9) - first).toBeGreaterThanOrEqual(4)
    expect(at(there, 130.9) - first).toBeLessThanOrEqual(7)
  })
})

describe('model servers', () => {
  const load = 'modelLoad: { weights: 10G, from: 1G, toGpu: 10G, engine: 5s }'
  const readyAfter = (pods: string) => {
    const result = world({ pods: `startup: 2s, ${pods}`, replicas: 2 })
    return at(seconds(result, 'pods.ready'), 2) - at(seconds(result, 'pods.desired'), 2)
  }
  test('10 GB at 1 GB/s, at 10 GB/s into the GPU and 5 s of engine come before startup: 16 s', () => {
    // The probe is asked each second: within one more of it.
    expect(Math.abs(readyAfter(load) - readyAfter('workers: 1') - 16)).toBeLessThanOrEqual(1)
  })
})

describe('images', () => {
  const kubelet = 'kubelet: { imagePullRate: 40M }'

  test('400 MB at 40 MB/s: 10 s of pull on a new machine, and all pods of it go on together', () => {
    const result = world({
      pods: 'image: { size: 400M }, startup: 1s',
      replicas: 9,
      kubelet,
      nodes: 'fixed: { machineType: m7i.large, count: 2 }',
    })
    const pulling = seconds(result, 'pods.pulling')
    // Manifest 0.3 to 1 s and 10 s of bytes, whole seconds in which some pod waits.
    const waits = pulling.filter((value) => value > 0).length
    expect(waits).toBeGreaterThanOrEqual(11)
    expect(waits).toBeLessThanOrEqual(15)
    expect(Math.max(...seconds(result, 'pods.ready'))).toBe(9)
  })

  test('a machine that has the image pulls nothing', () => {
    const result = world({ pods: 'image: { size: 4G }, startup: 1s', replicas: 5, kubelet })
    expect(seconds(result, 'pods.pulling')).toEqual([])
    // Bind 0.5 s, sandbox 1 to 3, layers there 0.2, container 0.2 to 2, startup 1, probe within 1: at most 8 s.
    const ready = seconds(result, 'pods.ready')
    const created = at(seconds(result, 'pods.desired'), 4.9)
    expect(at(ready, 5) - created).toBeLessThanOrEqual(9)
    expect(at(ready, 5) - created).toBeGreaterThanOrEqual(3)
  })

  test('init containers run one after the other before the application', () => {
    const plain = world({ pods: 'startup: 1s', replicas: 2 })
    const long = world({
      pods: 'startup: 1s, initContainers: [{ name: migrate, duration: 30s }, { name: proxy, duration: 10s, restartPolicy: Always }]',
      replicas: 2,
    })
    const delay = at(seconds(long, 'pods.ready'), 2) - at(seconds(plain, 'pods.ready'), 2)
    expect(delay).toBeGreaterThanOrEqual(39)
    expect(delay).toBeLessThanOrEqual(41)
  })
})
