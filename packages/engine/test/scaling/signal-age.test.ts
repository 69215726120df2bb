import { describe, expect, it } from 'vitest'
import { run } from '../../src/run.ts'
import { planOf } from '../plan-fixture.ts'

const stepAtSeconds = 600
const seeds = [1, 2, 3, 4, 5, 6, 7, 8]

/** CPU of four pods that never change, as their HPA was told it, by seconds after a step from a tenth to all of their request. */
function reportedAfterStep(seed: number): number[] {
  const plan = planOf({
    duration: '13m',
    traffic: '{ name: shoppers, pattern: { kind: steps, steps: [{ at: 0s, rate: 40/s }, { at: 10m, rate: 400/s }] } }',
    pods: '{ requests: { cpu: 500m, memory: 256Mi }, workers: 8, serviceTime: 5ms, cpuPerRequest: 5ms }',
    nodes: 'fixed: { machineType: m7i.large, count: 4 }',
    autoscaler:
      'hpa: { minReplicas: 4, maxReplicas: 4, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 60 } } }] }',
  })
  const { metrics } = run(plan, { seed })
  return [...metrics['cpu.reported']!.columns[0].values.subarray(stepAtSeconds)]
}

/** Trap 11: what a controller would do if it saw the load of now. */
describe('trap 11: an HPA does not see the current load', () => {
  const runs = seeds.map(reportedAfterStep)
  const firstSight = runs.map((seen) => seen.findIndex((ratio) => ratio > 0.15))
  const fullSight = runs.map((seen) => seen.findIndex((ratio) => ratio > 0.9))

  // Kubelet 0..15 s, visit of metrics-server 0..15 s and up to 4 s, sync 0..15 s.
  it('the step is first seen 0 to 49 s later, never at the first look of all', () => {
    expect(Math.max(...firstSight)).toBeLessThanOrEqual(49)
    const mean = firstSight.reduce((sum, each) => sum + each, 0) / seeds.length
    // A controller of the present would see it 0 to 15 s later, 7.5 in the mean.
    expect(mean).toBeGreaterThan(10)
    expect(mean).toBeLessThan(35)
  })

  it('first as a blend with the time before', () => {
    const blends = runs.filter((seen, index) => seen[firstSight[index] + 1] < 0.9)
    expect(blends.length).toBeGreaterThan(seeds.length / 2)
  })

  // Two readings after the step: two visits, each up to 19 s later than the one before could be, and a sync.
  it('in full 15 to 68 s later', () => {
    for (const seconds of fullSight) {
      expect(seconds).toBeGreaterThanOrEqual(5)
      expect(seconds).toBeLessThanOrEqual(68)
    }
  })
})
