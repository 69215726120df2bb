import { describe, expect, it } from 'vitest'
import { group, node, pod, pods, seen, settings } from './fixture.ts'
import { type CaState, initialCaState } from './state.ts'
import { stepClusterAutoscaler } from './step.ts'
import { utilization } from './utilization.ts'
import type { CaNode, CaSeen } from './world.ts'

const step = (given: Partial<CaSeen>, state: CaState = initialCaState, chosen = settings()) =>
  stepClusterAutoscaler(chosen, state, seen(given))

/** A node of 4 cores with pods of 1 core; each pod its own owner, so that groups don't matter. */
const used = (name: string, cores: number) => node(name, pods(cores, `${name}-p`, { cpu: 1000, memory: 100 }))
const empties = (count: number): CaNode[] => Array.from({ length: count }, (_, index) => node(`empty-${index}`))
const world = (nodes: readonly CaNode[], atSeconds = 10_000): Partial<CaSeen> => ({
  atSeconds,
  nodes,
  groups: [group('general', nodes.length)],
})

describe('utilisation', () => {
  const share = (on: Parameters<typeof node>[1], size = {}, ignores = false) => utilization(node('n', on, { size }), ignores, 10_000)

  it('is the larger of CPU and memory', () => {
    expect(share([pod('p', { cpu: 1000, memory: 8192 })])).toBe(0.5)
    expect(share([pod('p', { cpu: 3000, memory: 8192 })])).toBe(0.75)
  })

  it('counts DaemonSets unless told otherwise, and then on neither side', () => {
    const on = [pod('d', { cpu: 2000 }, { isDaemon: true }), pod('p', { cpu: 500 })]
    expect(share(on)).toBe(2500 / 4000)
    expect(share(on, {}, true)).toBe(500 / 2000)
  })

  it('on a GPU node is the share of GPUs alone', () => {
    expect(share([pod('p', { cpu: 4000, gpu: 1 })], { gpu: 4 })).toBe(0.25)
  })

  it('leaves out pods that are terminating for long', () => {
    expect(share([pod('p', { cpu: 4000 }, { terminatingSinceSeconds: 0 })])).toBe(0)
  })
})

describe('unneeded nodes', () => {
  it('are at most half used, boundary included, and their pods fit elsewhere', () => {
    const { decision } = step(world([used('a', 2), used('b', 3), used('c', 1), used('d', 4)]))
    // a and c are candidates. a's two pods go to b (1 core free) and c (3 free); c now holds two, and b and d are full, so c stays.
    expect(decision.unneeded).toEqual(['a'])
    expect(decision.unremovable).toContainEqual({ node: 'c', reason: 'NoPlaceToMovePods', detail: 'c-p-0' })
    expect(decision.unremovable).toContainEqual({ node: 'b', reason: 'NotUnderutilized', detail: '75 % used, above 50 %' })
  })

  it('never move to nodes that are only on their way', () => {
    const given = { ...world([used('a', 2)]), groups: [group('general', 3)] }
    expect(step(given).decision.unremovable).toContainEqual({ node: 'a', reason: 'NoPlaceToMovePods', detail: 'a-p-0' })
  })

  it('that fail a simulation lose their timer and are not looked at for 5 min', () => {
    const free = world([used('a', 2), used('b', 2)])
    const first = step(free)
    expect(first.state.unneededSince).toEqual({ a: 10_000 })
    const full = world([used('a', 2), used('b', 4)], 10_010)
    const second = step(full, first.state)
    expect(second.state.unneededSince).toEqual({})
    const third = step(world([used('a', 2), used('b', 2)], 10_309), second.state)
    expect(third.decision.unremovable).toContainEqual({ node: 'a', reason: 'RecentlyUnremovable', detail: 'NoPlaceToMovePods a-p-0' })
    // At the end of the five minutes it begins anew.
    expect(step(world([used('a', 2), used('b', 4)], 10_310), third.state).decision.unremovable[1]).toMatchObject({
      reason: 'NoPlaceToMovePods',
    })
  })

  it('blocked by a pod stay, and the pod is named with its rule', () => {
    const bare = node('a', [pod('lonely', { cpu: 100 }, { owner: null })])
    expect(step(world([bare, node('b')])).decision.unremovable).toContainEqual({
      node: 'a',
      reason: 'BlockedByPod',
      detail: 'lonely: not replicated',
    })
  })

  it('annotated or of no group stay', () => {
    const nodes = [node('a', [], { isScaleDownDisabled: true }), node('b', [], { group: null })]
    expect(step(world(nodes)).decision.unremovable).toEqual([
      { node: 'a', reason: 'ScaleDownDisabledAnnotation', detail: '' },
      { node: 'b', reason: 'NotAutoscaled', detail: '' },
    ])
  })

  it('are at most 2P more than before', () => {
    const chosen = settings({ 'max-scale-down-parallelism': 2 })
    const first = step(world(empties(20)), initialCaState, chosen)
    expect(first.decision.unneeded).toHaveLength(4)
    expect(step(world(empties(20), 10_010), first.state, chosen).decision.unneeded).toHaveLength(8)
  })

  it('pods of nodes being drained keep their place: without one, every timer is lost', () => {
    const draining = { ...used('a', 2), isBeingDeleted: true }
    const before: CaState = { ...initialCaState, unneededSince: { c: 9000 } }
    expect(step(world([draining, used('b', 4), used('c', 1)]), before).state.unneededSince).toEqual({})
    expect(step(world([draining, used('b', 2), used('c', 1)]), before).decision.unremovable).toContainEqual({
      node: 'c',
      reason: 'NoPlaceToMovePods',
      detail: 'c-p-0',
    })
  })

  it('thresholds of the group go before the flag', () => {
    const chosen = settings({}, [{ name: 'general', min: 0, max: 10, scaleDownUtilizationThreshold: 0.25 }])
    expect(step(world([used('a', 2), used('b', 1)]), initialCaState, chosen).decision.unneeded).toEqual(['b'])
  })
})

/** Nodes that have been unneeded since second 0. */
const since = (names: readonly string[], at = 0): CaState => ({
  ...initialCaState,
  unneededSince: Object.fromEntries(names.map((name) => [name, at])),
})

describe('removal', () => {
  it('needs more than 10 min without need, strictly', () => {
    const nodes = [node('a')]
    expect(step(world(nodes, 600), since(['a'])).decision.remove).toEqual([])
    expect(step(world(nodes, 600.5), since(['a'])).decision.remove).toMatchObject([{ node: 'a', isDrain: false, unneededSinceSeconds: 0 }])
  })

  it('of an unready node needs 20 min', () => {
    const nodes = [node('a', [], { isReady: false, createdAtSeconds: -3600 }), node('b', pods(4, 'b', { cpu: 1000 }))]
    expect(step(world(nodes, 1200), since(['a'])).decision.unremovable).toContainEqual({
      node: 'a',
      reason: 'NotUnreadyLongEnough',
      detail: 'for 1200 of 1200 s',
    })
    expect(step(world(nodes, 1201), since(['a'])).decision.remove).toMatchObject([{ node: 'a' }])
  })

  it('stops at the min of the group, deletions under way taken off', () => {
    const chosen = settings({}, [{ name: 'general', min: 2, max: 10 }])
    const nodes = [node('a'), node('b'), node('c'), { ...node('d'), isBeingDeleted: true }]
    const { decision } = step(world(nodes), since(['a', 'b', 'c']), chosen)
    expect(decision.remove).toHaveLength(1)
    expect(decision.unremovable.filter(({ reason }) => reason === 'NodeGroupMinSizeReached')).toHaveLength(2)
  })

  it("stops at the cluster's minimum of cores", () => {
    const chosen = settings({ 'cores-total': '8:1000' })
    expect(step(world(empties(4)), since(empties(4).map(({ use }) => use.node.name)), chosen).decision.remove).toHaveLength(2)
  })

  it('takes ten empty nodes at once, less those under way', () => {
    const nodes = empties(15)
    const names = nodes.map(({ use }) => use.node.name)
    expect(step(world(nodes), since(names)).decision.remove).toHaveLength(10)
    const some = nodes.map((each, index) => ({ ...each, isBeingDeleted: index < 4 }))
    expect(step(world(some), since(names)).decision.remove).toHaveLength(6)
  })

  it('draws among equals: another draw, another node', () => {
    const nodes = [used('a', 1), used('b', 1), used('c', 1)]
    const chosen = (draw: number) =>
      step({ ...world(nodes), draw: () => draw }, since(['a', 'b', 'c'])).decision.remove.map((each) => each.node)
    expect(chosen(0)).not.toEqual(chosen(0.99))
  })
})

describe('cooldowns', () => {
  const nodes = [node('a')]
  const held = (activity: Partial<CaState['activity']>, atSeconds: number, flags = {}) =>
    step(world(nodes, atSeconds), { ...since(['a']), activity: { ...initialCaState.activity, ...activity } }, settings(flags)).decision

  it('10 min after a scale-up, while the timers run on', () => {
    expect(held({ scaleUpAtSeconds: 9401 }, 10_000)).toMatchObject({ heldBy: 'scale-down-delay-after-add', remove: [], unneeded: ['a'] })
    expect(held({ scaleUpAtSeconds: 9400 }, 10_000).remove).toHaveLength(1)
  })

  it('3 min after a failed deletion', () => {
    expect(held({ failureAtSeconds: 9821 }, 10_000).heldBy).toBe('scale-down-delay-after-failure')
    expect(held({ failureAtSeconds: 9820 }, 10_000).remove).toHaveLength(1)
    expect(step({ ...world(nodes), failedDeletions: ['general'] }, since(['a'])).decision.heldBy).toBe('scale-down-delay-after-failure')
  })

  it('after a deletion none by default, as long as the flag says otherwise', () => {
    expect(held({ deleteAtSeconds: 10_000 }, 10_000).remove).toHaveLength(1)
    expect(held({ deleteAtSeconds: 9990 }, 10_000, { 'scale-down-delay-after-delete': '11s' }).heldBy).toBe('scale-down-delay-after-delete')
  })

  it('with delay-type-local only the group that grew is held, and its timers stop', () => {
    const chosen = settings({ 'scale-down-delay-type-local': true }, [
      { name: 'general', min: 0, max: 10 },
      { name: 'other', min: 0, max: 10 },
    ])
    const state: CaState = {
      ...since(['a', 'b']),
      activity: { ...initialCaState.activity, scaleUpAtSeconds: 9900 },
      groupActivity: { other: { ...initialCaState.activity, scaleUpAtSeconds: 9900 } },
    }
    const given = { ...world([node('a'), node('b', [], { group: 'other' })]), groups: [group('general', 1), group('other', 1)] }
    const { decision, state: after } = step(given, state, chosen)
    expect(decision.remove.map((each) => each.node)).toEqual(['a'])
    expect(after.unneededSince).toEqual({ a: 0 })
  })

  it('scale-down-enabled false keeps every node', () => {
    expect(step(world(nodes), since(['a']), settings({ 'scale-down-enabled': false })).decision).toMatchObject({ remove: [], unneeded: [] })
  })
})
