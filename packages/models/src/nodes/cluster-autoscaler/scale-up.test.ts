import { describe, expect, it } from 'vitest'
import { group, node, pod, pods, seen, settings, template } from './fixture.ts'
import { type CaState, initialCaState } from './state.ts'
import { stepClusterAutoscaler } from './step.ts'
import type { CaSeen } from './world.ts'

const step = (given: Partial<CaSeen>, chosen = settings(), state: CaState = initialCaState) =>
  stepClusterAutoscaler(chosen, state, seen(given))

/** Machines of 4 cores; pods of 1.5 cores, so two on each. */
const waiting = (count: number, createdAtSeconds = 0) => pods(count, 'p', { cpu: 1500, memory: 100 }, { createdAtSeconds })
const full = (name: string) => node(name, pods(2, name, { cpu: 2000, memory: 100 }))

describe('what asks for nodes', () => {
  it('pods that fit nowhere; those that fit a ready node do not', () => {
    const given = { groups: [group('general', 1)], nodes: [full('a')], pending: waiting(5) }
    expect(step(given).decision).toMatchObject({ rule: 'scale-up', grow: [{ group: 'general', by: 3, to: 4 }] })
    // 4 free cores take two of the five.
    expect(step({ ...given, nodes: [node('a')] }).decision.grow).toEqual([{ group: 'general', by: 2, to: 3 }])
  })

  it('not what fits nodes on their way: target 3, one ready', () => {
    const { decision } = step({ groups: [group('general', 3)], nodes: [full('a')], pending: waiting(5) })
    expect(decision.grow).toEqual([{ group: 'general', by: 1, to: 4 }])
  })

  it('a registered node that is not ready counts as on its way for 15 min, then as broken', () => {
    const given = (createdAtSeconds: number) => ({
      groups: [group('general', 1)],
      nodes: [node('a', [], { isReady: false, createdAtSeconds })],
      pending: waiting(2),
    })
    expect(step(given(9500)).decision.rule).toBe('no-pending-pods')
    expect(step(given(9100)).decision.grow).toEqual([{ group: 'general', by: 1, to: 2 }])
  })

  it('DaemonSet pods and expendable ones do not', () => {
    const daemon = pod('d', { cpu: 100 }, { isDaemon: true })
    const expendable = pod('e', { cpu: 100 }, { priority: -11 })
    const reserve = pod('r', { cpu: 100 }, { priority: -10 })
    expect(step({ groups: [group('general', 0)], pending: [daemon, expendable] }).decision.rule).toBe('no-pending-pods')
    expect(step({ groups: [group('general', 0)], pending: [daemon, expendable, reserve] }).decision.grow).toEqual([
      { group: 'general', by: 1, to: 1 },
    ])
  })

  it('pods wait for their delay, the longer of flag and annotation', () => {
    const young = (scaleUpDelaySeconds: number) => ({
      groups: [group('general', 0)],
      pending: [pod('p', { cpu: 100 }, { createdAtSeconds: 9950, scaleUpDelaySeconds })],
    })
    const flag = settings({ 'new-pod-scale-up-delay': '40s' })
    expect(step(young(60), flag).decision.rule).toBe('no-pending-pods')
    expect(step(young(50), flag).decision.rule).toBe('scale-up')
    expect(step(young(10), flag).decision.rule).toBe('scale-up')
    expect(step(young(0), settings({ 'new-pod-scale-up-delay': '51s' })).decision.rule).toBe('no-pending-pods')
  })

  it('higher priority takes the room that is left', () => {
    const low = pod('low', { cpu: 3000 }, { priority: 0, owner: { kind: 'ReplicaSet', name: 'low', replicas: 1 } })
    const high = pod('high', { cpu: 2000 }, { priority: 100, owner: { kind: 'ReplicaSet', name: 'high', replicas: 1 } })
    const { decision } = step({ groups: [group('general', 1)], nodes: [node('a')], pending: [low, high] })
    expect(decision.inputs).toEqual(['general: 1 nodes for 1 pods'])
  })
})

describe('waiting', () => {
  it('one loop while even the oldest pod is younger than 2 s, and scale-down rests', () => {
    const given = (createdAtSeconds: number) => ({
      groups: [group('general', 1)],
      nodes: [full('a')],
      pending: waiting(1, createdAtSeconds),
    })
    expect(step(given(9998.5)).decision).toMatchObject({ rule: 'pods-too-new', grow: [], heldBy: 'unschedulable pods are very new' })
    expect(step(given(9998)).decision.rule).toBe('scale-up')
  })
})

describe('one option a loop', () => {
  const gpuGroup = group('gpu', 0, { template: template({ gpu: 1, cpu: 8000 }) })
  const two = [
    { name: 'general', min: 0, max: 10 },
    { name: 'gpu', min: 0, max: 10 },
  ]

  it('two shapes that need two groups take two loops', () => {
    const pending = [
      pod('g', { cpu: 100, gpu: 1 }, { createdAtSeconds: 0 }),
      ...pods(2, 'big', { cpu: 3000 }, { owner: { kind: 'ReplicaSet', name: 'b', replicas: 2 } }),
    ]
    const chosen = settings({ expander: 'most-pods' }, two)
    const first = step({ groups: [group('general', 0), gpuGroup], pending }, chosen)
    expect(first.decision.grow).toHaveLength(1)
    expect(first.decision.isNextAtOnce).toBe(true)
  })
})

describe('limits', () => {
  const bounds = (max: number) => [{ name: 'general', min: 0, max }]

  it("the group's max caps the estimate and says so when it is reached", () => {
    expect(step({ groups: [group('general', 0)], pending: waiting(20) }, settings({}, bounds(4))).decision.grow).toEqual([
      { group: 'general', by: 4, to: 4 },
    ])
    const held = step(
      { groups: [group('general', 4)], nodes: ['a', 'b', 'c', 'd'].map(full), pending: waiting(1) },
      settings({}, bounds(4)),
    ).decision
    expect(held).toMatchObject({ rule: 'not-triggered', reason: "1 pod didn't trigger scale-up: 1 max node group size reached" })
  })

  it('max-nodes-total counts nodes on their way, and stops everything when ready nodes reach it', () => {
    const given = { groups: [group('general', 2)], nodes: [full('a')], pending: waiting(20) }
    expect(step(given, settings({ 'max-nodes-total': 5 })).decision.grow).toEqual([{ group: 'general', by: 3, to: 5 }])
    expect(step(given, settings({ 'max-nodes-total': 1 })).decision.rule).toBe('max-nodes-total')
  })

  it('cores-total and memory-total', () => {
    const given = { groups: [group('general', 1)], nodes: [full('a')], pending: waiting(20) }
    // 4 cores are there: 20 leave room for 4 machines; 70 GiB leave 54 beside 16 there: 3 machines.
    expect(step(given, settings({ 'cores-total': '0:20' })).decision.grow).toEqual([{ group: 'general', by: 4, to: 5 }])
    expect(step(given, settings({ 'memory-total': '0:70' })).decision.grow).toEqual([{ group: 'general', by: 3, to: 4 }])
    expect(step(given, settings({ 'cores-total': '0:7' })).decision.reason).toMatch('1 max cluster cpu limit reached')
  })

  it('max-nodes-per-scaleup', () => {
    expect(step({ groups: [group('general', 0)], pending: waiting(20) }, settings({ 'max-nodes-per-scaleup': 2 })).decision.grow).toEqual([
      { group: 'general', by: 2, to: 2 },
    ])
  })

  it('a pod that no machine can hold triggers nothing, by the filter that refused it', () => {
    const { decision } = step({ groups: [group('general', 0)], pending: [pod('p', { cpu: 5000 })] })
    expect(decision.reason).toBe("1 pod didn't trigger scale-up: 1 Insufficient resources")
  })
})

describe('balance-similar-node-groups', () => {
  const zonal = (name: string, targetSize: number, memory = 16_384) =>
    group(name, targetSize, { template: template({ memory, labels: { 'topology.kubernetes.io/zone': name } }) })
  const bounds = ['a', 'b', 'c'].map((name) => ({ name, min: 0, max: 10 }))
  const flags = { 'balance-similar-node-groups': true }
  const upcoming = { ...initialCaState }

  it('gives each node to the smallest of the similar groups', () => {
    // Six machines for twelve pods; sizes 0, 0, 0 become 2, 2, 2.
    const { decision } = step(
      { groups: [zonal('a', 0), zonal('b', 0), zonal('c', 0)], pending: waiting(12) },
      settings(flags, bounds),
      upcoming,
    )
    expect(decision.grow).toEqual([
      { group: 'a', by: 2, to: 2 },
      { group: 'b', by: 2, to: 2 },
      { group: 'c', by: 2, to: 2 },
    ])
  })

  it('memory capacity may differ by 1.5 %, not more', () => {
    const two = settings(flags, bounds.slice(0, 2))
    const grow = (memory: number) => step({ groups: [zonal('a', 0), zonal('b', 0, memory)], pending: waiting(4) }, two).decision.grow.length
    expect(grow(16_384 * 0.986)).toBe(2)
    expect(grow(16_384 * 0.984)).toBe(1)
  })
})

describe('failures', () => {
  const state = step({ groups: [group('general', 0)], pending: waiting(2) }).state

  it('a scale-up that does not register in 15 min lowers the target and backs the group off for 5 min', () => {
    const given = { groups: [group('general', 1)], pending: waiting(2) }
    expect(step({ ...given, atSeconds: 10_900 }, settings(), state).decision).toMatchObject({ lower: [], rule: 'no-pending-pods' })
    const late = step({ ...given, atSeconds: 10_901 }, settings(), state)
    expect(late.decision.lower).toMatchObject([{ group: 'general', by: 1 }])
    expect(late.decision.reason).toMatch('1 in backoff after failed scale-up')
    const after = { groups: [group('general', 0)], pending: waiting(2) }
    expect(step({ ...after, atSeconds: 11_200 }, settings(), late.state).decision.rule).toBe('not-triggered')
    expect(step({ ...after, atSeconds: 11_201 }, settings(), late.state).decision.rule).toBe('scale-up')
  })

  it('before 1.36 the repair ends the loop', () => {
    const old = settings({}, [{ name: 'general', min: 0, max: 100 }], 'ca-1.35')
    const late = step({ groups: [group('general', 1)], pending: waiting(2), atSeconds: 10_901 }, old, state)
    expect(late.decision).toMatchObject({ rule: 'repair', grow: [], lower: [{ group: 'general', by: 1 }] })
  })

  it('an instance that never registers is deleted and the target lowered by it', () => {
    const instance = { name: 'i-1', sinceSeconds: 10_000 }
    const given = { groups: [group('general', 1, { unregistered: [instance] })], atSeconds: 10_901 }
    expect(step(given, settings(), state).decision).toMatchObject({ deleteInstances: ['i-1'], lower: [{ group: 'general', by: 1 }] })
  })

  it('out of capacity ends the loop, and the next one takes another group', () => {
    const two = settings({}, [
      { name: 'general', min: 0, max: 10 },
      { name: 'other', min: 0, max: 10 },
    ])
    const refused = step(
      { groups: [group('general', 1, { failed: { count: 1, code: 'OutOfResource' } }), group('other', 0)], pending: waiting(2) },
      two,
      state,
    )
    expect(refused.decision).toMatchObject({ rule: 'repair', lower: [{ group: 'general', by: 1 }], grow: [] })
    const next = step({ groups: [group('general', 0), group('other', 0)], pending: waiting(2), atSeconds: 10_010 }, two, refused.state)
    expect(next.decision.grow).toEqual([{ group: 'other', by: 1, to: 1 }])
  })

  it('nodes that arrive end the request and forget the back-off', () => {
    const before: CaState = { ...state, backoffs: { general: { durationSeconds: 300, untilSeconds: 10_100, failedAtSeconds: 9800 } } }
    const { state: after } = step({ groups: [group('general', 1)], nodes: [full('a')] }, settings(), before)
    expect(after).toMatchObject({ requests: {}, backoffs: {} })
  })

  it('more than 3 and more than 45 % unready nodes stop the loop', () => {
    const nodes = (unready: number, ready: number) => [
      ...Array.from({ length: unready }, (_, index) => node(`u${index}`, [], { isReady: false })),
      ...Array.from({ length: ready }, (_, index) => full(`r${index}`)),
    ]
    const rule = (unready: number, ready: number) =>
      step({ groups: [group('general', unready + ready)], nodes: nodes(unready, ready), pending: waiting(1) }).decision.rule
    expect(rule(3, 0)).toBe('scale-up')
    // 9 of 20 are exactly 45 %.
    expect(rule(9, 11)).toBe('scale-up')
    expect(rule(10, 11)).toBe('unhealthy')
  })
})
