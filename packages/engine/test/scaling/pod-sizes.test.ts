import { expect, test } from 'vitest'
import { run } from '../../src/run.ts'
import { planOf } from '../plan-fixture.ts'

const Mi = 1_048_576
const day = '{ name: shoppers, pattern: { kind: constant, rate: 40/s } }'
const nodes = 'fixed: { machineType: m7i.xlarge, count: 1 }'
const fixed = 'fixed: { replicas: 2 }'
const pods = (more: string) => `{ requests: { cpu: 1, memory: 1Gi }, workers: 4, cpuPerRequest: 10ms, serviceTime: 20ms, ${more} }`

test('a VPA sees what metrics-server publishes of a service that nothing else scales', () => {
  const { podSizes } = run(
    planOf({
      duration: '6h',
      traffic: day,
      nodes,
      autoscaler: fixed,
      pods: pods('memory: { base: 300Mi }'),
      service: 'verticalPodAutoscaler: {}',
    }),
  )
  const [record] = podSizes
  // 20/s a pod at 10 ms are 200 m, seen over windows of a quarter of a minute, so some more at the 90th percentile: one of the buckets
  // from 198 m to 260 m, and 15 %.
  expect(record.cpuMilli?.target).toBeGreaterThan(198 * 1.15)
  expect(record.cpuMilli?.target).toBeLessThan(300)
  // Two pods of 300 Mi = 3.146e8 bytes, in bucket ⌊ln(2.5729) ÷ ln 1.05⌋ = 19, which ends at 3.3066e8; and 15 %.
  expect((record.memoryBytes?.target ?? 0) / (3.3066e8 * 1.15)).toBeCloseTo(1, 4)
  // Two pods, one sample a minute each: history is the length of the run, as far as it has been seen.
  expect(record.samples).toBeGreaterThan(2 * 355)
  expect(record.confidenceDays).toBeGreaterThan(0.24)
  expect(record.confidenceDays).toBeLessThanOrEqual(0.25)
  expect(record).toMatchObject({ service: 'shop', requestMilli: 1000, requestBytes: 1024 * Mi, isCpuAssumed: false, isMemoryKnown: true })
})

test('what it cannot know it does not say', () => {
  const { podSizes } = run(
    planOf({
      duration: '10m',
      traffic: day,
      nodes,
      autoscaler: fixed,
      pods: '{ requests: { cpu: 1 }, workers: 4, serviceTime: 20ms }',
      service: 'verticalPodAutoscaler: { resourcePolicy: { containerPolicies: [{ controlledResources: [cpu, memory] }] } }',
    }),
  )
  expect(podSizes[0]).toMatchObject({ memoryBytes: null, isMemoryKnown: false, isCpuAssumed: true })
})

test('a kill for memory raises what it says of memory', () => {
  const sizesWith = (memory: string) =>
    run(
      planOf({
        duration: '20m',
        traffic: day,
        nodes,
        autoscaler: fixed,
        pods: `{ requests: { cpu: 1, memory: 400Mi }, limits: { memory: 400Mi }, workers: 4, cpuPerRequest: 10ms, serviceTime: 20ms, memory: ${memory} }`,
        service: 'verticalPodAutoscaler: {}',
      }),
    ).podSizes[0].memoryBytes?.uncappedTarget ?? 0
  // 400 Mi and 100 Mi: 5.243e8 bytes, in bucket ⌊ln(3.6214) ÷ ln 1.05⌋ = 26, which ends at 5.4669e8; and 15 %.
  expect(sizesWith('{ base: 300Mi, growthPerHour: 1200Mi }') / (5.4669e8 * 1.15)).toBeCloseTo(1, 4)
  expect(sizesWith('{ base: 300Mi }')).toBeLessThan(400 * Mi)
})

test('it changes nothing else', () => {
  const plan = (service: string) => planOf({ duration: '20m', service, pods: pods('memory: { base: 300Mi }') })
  const [without, seen] = [run(plan('')), run(plan('verticalPodAutoscaler: {}'))]
  expect(seen.podSizes).toHaveLength(1)
  expect({ ...seen, podSizes: [], planHash: '', work: null }).toEqual({ ...without, podSizes: [], planHash: '', work: null })
})
