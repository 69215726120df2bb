import { allocatable, machineType } from '@plimsoll/catalog'
import { describe, expect, it } from 'vitest'
import { bindPod } from '../../contract/scheduling/index.ts'
import { estimate } from './estimator.ts'
import { group, MiB, node, pod, pods, seen, settings, template } from './fixture.ts'
import { groupPods } from './pod-groups.ts'
import { type CaState, initialCaState } from './state.ts'
import { stepClusterAutoscaler } from './step.ts'
import type { CaSeen } from './world.ts'

/** What simple models of the Cluster Autoscaler get wrong: each case would fail with the simple rule. */
const step = (given: Partial<CaSeen>, chosen = settings(), state: CaState = initialCaState) =>
  stepClusterAutoscaler(chosen, state, seen(given)).decision

const owned = (name: string, count: number, cpu: number, memory: number) =>
  pods(count, name, { cpu, memory }, { owner: { kind: 'ReplicaSet', name, replicas: count } })

describe('it does not pack best', () => {
  it('opened nodes take pods in turn, so first fit would need three machines and it asks for four', () => {
    // Machines of 1000 m and 1000 MiB. a (600 m, 100 MiB) opens three. b (200 m, 400 MiB) goes round: one on each, 200 m left on each.
    // First fit would put two of b on the first and leave 400 m on the third for c (400 m, 10 MiB).
    const nodeGroup = { name: 'g', template: template({ cpu: 1000, memory: 1000 }) }
    const waiting = [...owned('a', 3, 600, 100), ...owned('b', 3, 200, 400), ...owned('c', 1, 400, 10)]
    expect(estimate(groupPods(waiting), nodeGroup, []).nodes).toBe(4)
  })

  it('two shapes for two groups: one group grows a loop', () => {
    const chosen = settings({}, [
      { name: 'cpu', min: 0, max: 9 },
      { name: 'gpu', min: 0, max: 9 },
    ])
    const groups = [group('cpu', 0), group('gpu', 0, { template: template({ cpu: 2000, gpu: 1 }) })]
    const waiting = [pod('g', { cpu: 1000, gpu: 1 }), pod('c', { cpu: 3000 }, { owner: { kind: 'ReplicaSet', name: 'c', replicas: 1 } })]
    expect(step({ groups, pending: waiting }, chosen).grow).toHaveLength(1)
  })
})

describe('it does not drain in parallel', () => {
  const halfUsed = Array.from({ length: 20 }, (_, index) => node(`n${index}`, pods(1, `n${index}`, { cpu: 1000, memory: 100 })))
  const empty = Array.from({ length: 20 }, (_, index) => node(`e${index}`))
  const since = Object.fromEntries([...halfUsed, ...empty].map(({ use }) => [use.node.name, 0]))
  const state = { ...initialCaState, unneededSince: since }

  it('ten empty nodes or one that has pods, not ten of either', () => {
    const drains = step({ nodes: halfUsed, groups: [group('general', 20)] }, settings(), state).remove
    expect(drains.map(({ isDrain }) => isDrain)).toEqual([true])
    expect(step({ nodes: empty, groups: [group('general', 20)] }, settings(), state).remove).toHaveLength(10)
  })

  it('no second drain while one is under way', () => {
    const nodes = halfUsed.map((each, index) => ({ ...each, isBeingDeleted: index === 0 }))
    expect(step({ nodes, groups: [group('general', 20)] }, settings(), state).remove).toEqual([])
    const both = step({ nodes: [...nodes, ...empty.slice(0, 3)], groups: [group('general', 23)] }, settings(), state).remove
    expect(both.map(({ isDrain }) => isDrain)).toEqual([false, false, false])
  })
})

describe('the expander', () => {
  const two = [
    { name: 'a', min: 0, max: 9 },
    { name: 'b', min: 0, max: 9 },
  ]
  // One pod of 2000 m. a: capacity 4000 m, of which 2000 m are allocatable; b: 3000 m, all allocatable.
  const groups = [group('a', 0, { template: template({ cpu: 4000 }, { cpu: 2000 }) }), group('b', 0, { template: template({ cpu: 3000 }) })]
  const given = (draw: number) => ({ groups, pending: [pod('p', { cpu: 2000, memory: 1 })], draw: () => draw })

  it('wastes capacity, not allocatable: a would waste nothing of its allocatable, but half of its capacity', () => {
    expect(step(given(0), settings({}, two)).grow).toMatchObject([{ group: 'b' }])
  })

  it('is random up to 1.32 and least-waste since', () => {
    expect(step(given(0), settings({}, two, 'ca-1.32')).grow).toMatchObject([{ group: 'a' }])
    expect(step(given(0.99), settings({}, two, 'ca-1.32')).grow).toMatchObject([{ group: 'b' }])
    expect(step(given(0), settings({}, two, 'ca-1.35')).grow).toMatchObject([{ group: 'b' }])
  })
})

describe('GPU pods', () => {
  const groups = [group('general', 0, { template: template({ gpu: 1 }) })]
  const waiting = (age: number) => [pod('g', { cpu: 100, gpu: 1 }, { createdAtSeconds: 10_000 - age }), pod('old', { cpu: 100 })]

  it('wait until the oldest of them is 30 s old, and hold up the others', () => {
    expect(step({ groups, pending: waiting(29) })).toMatchObject({ rule: 'gpu-pods-too-new', grow: [] })
    expect(step({ groups, pending: waiting(30) }).rule).toBe('scale-up')
  })

  it('a GPU machine whose driver is not up yet is still on its way', () => {
    const booted = node('a', [], { size: { gpu: 1 }, createdAtSeconds: 9900 })
    const driverless = {
      ...booted,
      use: { ...booted.use, node: { ...booted.use.node, allocatable: { ...booted.use.node.allocatable, gpu: 0 } } },
    }
    const given = { groups: [{ ...groups[0], targetSize: 1 }], pending: waiting(60) }
    expect(step({ ...given, nodes: [driverless] }).rule).toBe('no-pending-pods')
  })
})

describe('a node is not its capacity', () => {
  it('DaemonSets take their share of every new node', () => {
    const daemon = pod('d', { cpu: 1000, memory: 10 }, { isDaemon: true })
    const bare = template()
    const withDaemon = { ...bare, use: bindPod(bare.use, daemon.spec) }
    const waiting = pods(4, 'p', { cpu: 2000, memory: 100 })
    const grow = (nodeTemplate: typeof bare) =>
      step({ groups: [group('general', 0, { template: nodeTemplate })], pending: waiting }).grow[0].by
    expect(grow(bare)).toBe(2)
    expect(grow(withDaemon)).toBe(4)
  })

  it('more pods a node reserve more memory on EKS', () => {
    const found = machineType('aws', 'm7g.large')
    if (!found.isKnown) throw new Error(found.message)
    // 8192 MiB less 255 + 100 + 11 a pod: 7518 MiB with 29 pods, 6627 MiB with 110. Two pods of 3500 MiB fit the first only.
    const nodes = (maxPods: number) => {
      const { cores, memoryBytes, pods: mostPods } = allocatable(found.value, { maxPods })
      const nodeTemplate = template({ cpu: cores * 1000, memory: memoryBytes / MiB, pods: mostPods })
      return step({ groups: [group('general', 0, { template: nodeTemplate })], pending: pods(2, 'p', { cpu: 100, memory: 3500 }) }).grow[0]
        .by
    }
    expect(nodes(29)).toBe(1)
    expect(nodes(110)).toBe(2)
  })
})

describe('placeholders', () => {
  it('the same pods do not buy nodes twice while they boot', () => {
    const waiting = pods(4, 'p', { cpu: 2000, memory: 100 })
    const chosen = settings()
    const first = stepClusterAutoscaler(chosen, initialCaState, seen({ groups: [group('general', 0)], pending: waiting }))
    expect(first.decision.grow).toMatchObject([{ by: 2 }])
    const second = stepClusterAutoscaler(chosen, first.state, seen({ atSeconds: 10_010, groups: [group('general', 2)], pending: waiting }))
    expect(second.decision).toMatchObject({ rule: 'no-pending-pods', grow: [] })
  })
})
