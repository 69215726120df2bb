import { describe, expect, test } from 'vitest'
import { drainNode } from '../../src/control/cluster/drain.ts'
import { removeMachines } from '../../src/control/cluster/machines.ts'
import { allowedDisruptions } from '../../src/control/cluster/views.ts'
import { planOf } from '../plan-fixture.ts'
import { runScripted, type Step } from './scripted.ts'

/** Two machines of 2 cores, four pods of half a core: two on each. A pod needs 20 s to start. */
const pods = '{ requests: { cpu: 500m, memory: 256Mi }, workers: 4, serviceTime: 20ms, cpuPerRequest: 5ms, startup: 20s }'
const world = (budget: string, count = 2) =>
  planOf({
    traffic: '{ name: shoppers, pattern: { kind: constant, rate: 20/s } }',
    pods,
    autoscaler: 'fixed: { replicas: 4 }',
    nodes: `fixed: { machineType: m7i.large, count: ${count} }`,
    service: budget,
  })
const drainFirst = (order: { deadlineSeconds?: number } = {}): Step => ({
  atSeconds: 100,
  act: (sim, at) => drainNode(sim, sim.world.nodes[0], { reason: 'test', ...order }, at),
})

describe('a drain', () => {
  test('without a budget takes every pod at once; the machine is empty when the last has ended', () => {
    const { drained, sim, result } = runScripted(world(''), [drainFirst()])
    expect(drained).toHaveLength(1)
    expect(drained[0].atSeconds).toBeLessThan(110)
    expect(sim.world.nodes[0].pods).toHaveLength(0)
    // The other machine has 1.93 - 0.2 = 1.73 cores for workloads: three pods of 0.5, so one of four has to wait.
    expect(result.metrics['pods.ready']?.columns[0].values.at(-1)).toBe(3)
    expect(result.metrics['pods.pending']?.columns[0].values.at(-1)).toBe(1)
    expect(result.metrics['nodes.draining']?.columns[0].values.at(-1)).toBe(1)
  })

  test('with maxUnavailable 1 takes the next pod only when the replacement of the last is Ready', () => {
    const { drained, result } = runScripted(world('podDisruptionBudget: { maxUnavailable: 1 }', 3), [drainFirst()])
    const ready = result.metrics['pods.ready']?.columns[0].values ?? []
    expect(Math.min(...ready)).toBeGreaterThanOrEqual(3)
    // Two pods on the first machine: the second goes after the first one's replacement, 20 s of start and a probe later.
    expect(drained[0].atSeconds).toBeGreaterThan(120)
    expect(result.marks.some(({ kind, reason }) => kind === 'limited' && reason.includes('disruption budget: shop'))).toBe(true)
  })

  test('with nothing allowed never ends, unless there is a deadline', () => {
    const budget = 'podDisruptionBudget: { minAvailable: 100% }'
    expect(runScripted(world(budget), [drainFirst()]).drained).toHaveLength(0)
    const [late] = runScripted(world(budget), [drainFirst({ deadlineSeconds: 60 })]).drained
    expect(late.atSeconds).toBeGreaterThanOrEqual(160)
    expect(late.atSeconds).toBeLessThan(170)
  })

  test('a view says what the budget allows', () => {
    const seen: (number | null)[] = []
    const look: Step = { atSeconds: 50, act: (sim) => seen.push(allowedDisruptions(sim, 0)) }
    runScripted(world('podDisruptionBudget: { minAvailable: 50% }'), [look])
    runScripted(world(''), [look])
    expect(seen).toEqual([2, null])
  })
})

test('a machine that vanishes takes its pods along; their owner replaces them when the garbage collector has found them, 40 to 60 s later', () => {
  const vanish: Step = { atSeconds: 100, act: (sim, at) => removeMachines(sim, [sim.world.nodes[0]], { reason: 'test' }, at) }
  const { sim, result } = runScripted(world('', 3), [vanish])
  const replacements = sim.world.pods.filter(({ createdAtSeconds }) => createdAtSeconds > 0)
  expect(replacements.length).toBeGreaterThan(0)
  for (const { createdAtSeconds } of replacements) {
    expect(createdAtSeconds).toBeGreaterThanOrEqual(140)
    expect(createdAtSeconds).toBeLessThanOrEqual(160)
  }
  expect(result.usage.nodes[0].endedAtSeconds).toBe(100)
  expect(result.metrics['pods.ready']?.columns[0].values.at(-1)).toBe(4)
})

test('a scale-in ignores the budget: only evictions ask it', () => {
  const plan = planOf({
    traffic: '{ name: shoppers, pattern: { kind: constant, rate: 1/s } }',
    pods,
    service: 'replicas: 8\n    podDisruptionBudget: { minAvailable: 100% }',
    nodes: 'fixed: { machineType: m7i.2xlarge, count: 1 }',
    autoscaler:
      'hpa: { minReplicas: 2, maxReplicas: 12, behavior: { scaleDown: { stabilizationWindowSeconds: 0 } }, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 60 } } }] }',
  })
  const { result } = runScripted(plan, [])
  expect(result.metrics['pods.ready']?.columns[0].values.at(-1)).toBe(2)
})
