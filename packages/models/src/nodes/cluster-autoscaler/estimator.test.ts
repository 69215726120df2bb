import { describe, expect, it } from 'vitest'
import { estimate } from './estimator.ts'
import { node, pods, template } from './fixture.ts'
import { groupPods } from './pod-groups.ts'
import type { CaPod } from './world.ts'

/** As upstream's harness: one old node of 100 m in another zone, a template that holds 10 pods. */
function pack(given: readonly CaPod[], cpu: number, memory: number, mostNodes?: number) {
  const old = node('oldnode', [], { size: { cpu: 100, memory: 100, pods: 10, labels: { 'topology.kubernetes.io/zone': 'jupiter' } } })
  const mars = { 'topology.kubernetes.io/zone': 'mars', 'kubernetes.io/hostname': 'template' }
  const nodeGroup = { name: 'mars', template: template({ cpu, memory, pods: 10, labels: mars }) }
  const { nodes, pods: placed } = estimate(groupPods(given), nodeGroup, [old.use], mostNodes)
  return { nodes, pods: placed.length, names: placed.map(({ name }) => name) }
}

const spread = (topologyKey: string, maxSkew: number, minDomains = 1) => ({
  spec: {
    topologySpread: [{ topologyKey, maxSkew, minDomains, whenUnsatisfiable: 'DoNotSchedule' as const, matchLabels: { app: 'app' } }],
  },
})

// estimator/binpacking_estimator_test.go, TestBinpackingEstimate: the inputs and counts of its table (host ports left out).
describe('the published packing cases', () => {
  it('simple resource-based: two pods of 350 m fit 1000 m', () => {
    expect(pack(pods(10, 'p', { cpu: 350, memory: 1000 }), 350 * 3 - 50, 2000)).toMatchObject({ nodes: 5, pods: 10 })
  })

  it('bound by pods a node', () => {
    expect(pack(pods(20, 'p', { cpu: 10, memory: 100 }), 10_000, 20_000)).toMatchObject({ nodes: 2, pods: 20 })
  })

  it('the limiter cuts the packing', () => {
    expect(pack(pods(20, 'p', { cpu: 500, memory: 1000 }), 1000, 5000, 5)).toMatchObject({ nodes: 5, pods: 10 })
  })

  it('larger pods are packed first', () => {
    const small = pods(10, 'small', { cpu: 50, memory: 1000 })
    const large = pods(10, 'large', { cpu: 500, memory: 1000 }, { owner: { kind: 'ReplicaSet', name: 'large', replicas: 10 } })
    const packed = pack([...small, ...large], 1000, 5000, 5)
    expect(packed).toMatchObject({ nodes: 5, pods: 10 })
    expect(packed.names).toEqual(large.map(({ name }) => name))
  })

  it('hostname spread of maxSkew 2 puts two pods on a node', () => {
    const given = pods(8, 'p', { cpu: 200, memory: 200 }, spread('kubernetes.io/hostname', 2))
    expect(pack(given, 1000, 5000)).toMatchObject({ nodes: 4, pods: 8 })
  })

  it('zone spread of maxSkew 2 lets only two pods into the new zone', () => {
    const given = pods(8, 'p', { cpu: 20, memory: 100 }, spread('topology.kubernetes.io/zone', 2))
    expect(pack(given, 1000, 5000)).toMatchObject({ nodes: 1, pods: 2 })
  })

  it('hostname spread of maxSkew 1 goes on with any node, which counts as a new one: two and the old', () => {
    const given = pods(12, 'p', { cpu: 20, memory: 1 }, spread('kubernetes.io/hostname', 1, 3))
    expect(pack(given, 1000, 5000)).toMatchObject({ nodes: 3, pods: 12 })
  })

  // BenchmarkBinpackingEstimate, a tenth of it: 1000 m and 5000 MiB hold 10 pods of 95 m (190 MiB) and one of 50 m, or 20 of 50 m.
  it('the benchmark: groups share nodes by the opened nodes first', () => {
    const small = pods(500, 's', { cpu: 50, memory: 100 })
    const large = pods(100, 'l', { cpu: 95, memory: 190 }, { owner: { kind: 'ReplicaSet', name: 'l', replicas: 100 } })
    const nodeGroup = { name: 'g', template: template({ cpu: 1000, memory: 5000, pods: 100 }) }
    // 10 nodes of 10 large pods (950 m) take one small pod each; the other 490 need ceil(490 / 20) = 25 more.
    expect(estimate(groupPods([...small, ...large]), nodeGroup, []).nodes).toBe(10 + 25)
  })
})

describe('next fit on the newest node', () => {
  // Machines of 1000 m. Two owners with pods of 600 m, then 400 m and 300 m.
  const owned = (name: string, count: number, cpu: number) =>
    pods(count, name, { cpu, memory: 1 }, { owner: { kind: 'ReplicaSet', name, replicas: count } })

  it('fills opened nodes with a smaller group first', () => {
    expect(pack([...owned('a', 2, 600), ...owned('b', 2, 400)], 1000, 5000).nodes).toBe(2)
  })

  it('gives up on a group whose pod fits no empty node, and goes on with the next', () => {
    expect(pack([...owned('a', 3, 1200), ...owned('b', 2, 500)], 1000, 5000)).toMatchObject({ nodes: 1, pods: 2 })
  })
})
