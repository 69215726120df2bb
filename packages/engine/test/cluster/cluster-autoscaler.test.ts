import { describe, expect, test } from 'vitest'
import { reconcilePods } from '../../src/control/workloads/replica-set.ts'
import type { Mark } from '../../src/result/marks.ts'
import { planOf } from '../plan-fixture.ts'
import { runScripted, type Step } from './scripted.ts'

/** Machines of 4 cores with 3.92 - 0.2 = 3.72 for workloads: three pods of one core each. */
const groups = (fields: string, flags = '', more = '') =>
  `clusterAutoscaler: { flags: { ${flags} }, nodeGroups: [{ name: general, machineType: m7i.xlarge, ${fields} }${more}] }`

const world = (replicas: number, nodes: string, duration = '30m', service = '', pods = '') =>
  planOf({
    duration,
    traffic: '{ name: shoppers, pattern: { kind: constant, rate: 5/s } }',
    pods: `{ requests: { cpu: 1, memory: 256Mi }, workers: 4, serviceTime: 20ms, cpuPerRequest: 5ms, startup: 10s, ${pods} }`,
    autoscaler: `fixed: { replicas: ${replicas} }`,
    nodes,
    service,
  })

const resize = (atSeconds: number, replicas: number): Step => ({
  atSeconds,
  act(sim, at) {
    sim.world.services[0].desired = replicas
    reconcilePods(sim, 0, at)
  },
})

const of = (marks: readonly Mark[], subject: string) => marks.filter((mark) => mark.subject === subject && mark.kind === 'node')

describe('the Cluster Autoscaler in a run', () => {
  test('starts with what the first pods need, at least the min', () => {
    const start = (replicas: number, min: number) =>
      runScripted(world(replicas, groups(`min: ${min}, max: 10`), '1m'), []).sim.world.nodes.length
    expect(start(7, 0)).toBe(3)
    expect(start(7, 5)).toBe(5)
  })

  test('buys once for pods that wait, although they wait through many loops', () => {
    const { result } = runScripted(world(3, groups('max: 10')), [resize(100, 8)])
    const bought = of(result.marks, 'pool:general')
    // Five more pods need two more machines; provisioning takes minutes, loops come every 10 s.
    expect(bought).toHaveLength(1)
    expect(bought[0]).toMatchObject({ from: 1, to: 3, reason: expect.stringMatching('5 pods triggered scale-up: general 1->3') })
    expect(bought[0].because).not.toHaveLength(0)
    expect(result.metrics['pods.ready']?.columns[0].values.at(-1)).toBe(8)
  })

  test('says why pods wait when no group may grow', () => {
    const { result } = runScripted(world(3, groups('max: 1')), [resize(100, 8)])
    const held = result.marks.filter(({ subject, kind }) => subject === 'cluster-autoscaler' && kind === 'limited')
    expect(held.map(({ reason }) => reason)).toEqual(["5 pods didn't trigger scale-up: 1 max node group size reached"])
  })

  test('removes empty machines together after 10 min, and drains the others one at a time', () => {
    // Eight machines with three pods each; one pod on each is left: 1.2 of 3.92 cores, so all are candidates and three are enough.
    const { result, drained, sim } = runScripted(world(24, groups('max: 10'), '60m'), [resize(100, 8)])
    const removals = of(result.marks, 'pool:general').map(({ atSeconds }) => atSeconds)
    expect(removals.length).toBeGreaterThanOrEqual(3)
    expect(removals[0]).toBeGreaterThan(700)
    expect(drained.length).toBe(removals.length)
    // A drain waits 5 s for its taint, and the next one begins in the loop after it: never two in one 10 s loop.
    const gaps = removals.slice(1).map((at, index) => at - removals[index])
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5)
    const draining = result.metrics['nodes.draining']?.columns[0].values ?? []
    expect(Math.max(...draining)).toBeLessThanOrEqual(1)
    expect(sim.world.present.length).toBeLessThanOrEqual(5)
  })

  test('keeps a machine whose pods a disruption budget holds, and says so', () => {
    const budget = 'podDisruptionBudget: { minAvailable: 100% }'
    const { result, drained } = runScripted(world(24, groups('max: 10'), '30m', budget), [resize(100, 8)])
    expect(drained).toHaveLength(0)
    expect(
      result.marks.some(({ reason }) => reason.startsWith('BlockedByPod: shop') && reason.includes('not enough PodDisruptionBudget')),
    ).toBe(true)
  })

  test.each([
    ['not safe to evict', 'annotations: { cluster-autoscaler.kubernetes.io/safe-to-evict: "false" }'],
    ['local storage', 'volumes: [{ name: tmp, emptyDir: {} }]'],
  ])('keeps machines for pods that say so: %s', (rule, pods) => {
    const { result, sim } = runScripted(world(24, groups('max: 10'), '40m', '', pods), [resize(100, 8)])
    const busy = sim.world.present.filter((node) => node.pods.length > 0)
    expect(
      new Set(result.marks.filter(({ kind, subject }) => kind === 'limited' && subject.startsWith('node:')).map(({ reason }) => reason)),
    ).toEqual(new Set([`BlockedByPod: shop: ${rule}`]))
    // Only machines that emptied by themselves are gone.
    expect(sim.world.present.length).toBe(busy.length)
    expect(sim.world.services[0].pods.every(({ createdAtSeconds }) => createdAtSeconds < 100)).toBe(true)
  })

  test('keeps all machines of a group whose nodes say so', () => {
    const annotations = 'annotations: { cluster-autoscaler.kubernetes.io/scale-down-disabled: "true" }'
    const { sim } = runScripted(world(24, groups(`max: 10, ${annotations}`), '40m'), [resize(100, 8)])
    expect(sim.world.present).toHaveLength(8)
  })

  test('does not shrink for 10 min after it grew', () => {
    const { result } = runScripted(world(3, groups('max: 10'), '40m'), [resize(100, 8), resize(200, 3)])
    const [grown, ...shrunk] = of(result.marks, 'pool:general')
    expect(grown.to).toBe(3)
    expect(shrunk[0].atSeconds - grown.atSeconds).toBeGreaterThan(600)
    const held = result.marks.filter(({ reason }) => reason.endsWith('scale-down-delay-after-add'))
    expect(held).toHaveLength(1)
    expect(held[0].atSeconds).toBeGreaterThan(200)
  })

  test('spreads the machines of a group evenly over its zones', () => {
    const { sim } = runScripted(world(18, groups('max: 10, zones: [us-east-1a, us-east-1b, us-east-1c]'), '1m'), [])
    const zones = sim.world.nodes.map(({ machine }) => machine.zone).sort()
    expect(zones).toEqual(['us-east-1a', 'us-east-1a', 'us-east-1b', 'us-east-1b', 'us-east-1c', 'us-east-1c'])
  })

  test('takes the group of the highest priority, and the next one when that is full', () => {
    const more = ', { name: spot, machineType: m7i.xlarge, capacityType: spot, max: 1, priority: 20 }'
    const { sim } = runScripted(world(9, groups('max: 10, priority: 10', 'expander: priority', more), '1m'), [])
    const counts = ['general', 'spot'].map(
      (name) => sim.world.nodes.filter((node) => sim.plan.nodes.groups[node.group].name === name).length,
    )
    expect(counts).toEqual([2, 1])
  })
})
