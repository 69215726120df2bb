import { describe, expect, test } from 'vitest'
import { reconcilePods } from '../../src/control/workloads/replica-set.ts'
import { planOf } from '../plan-fixture.ts'
import { runScripted, type Step } from './scripted.ts'

/** A pool of machines that hold three pods each and take 60 + 60 + 10 s, or 5 + 7 + 10 s from the warm pool. */
const world = (warmPool: string, sections = '') =>
  planOf({
    duration: '40m',
    traffic: '{ name: shoppers, pattern: { kind: constant, rate: 5/s } }',
    pods: '{ requests: { cpu: 1, memory: 256Mi }, workers: 4, serviceTime: 20ms, cpuPerRequest: 5ms, startup: 10s }',
    autoscaler: 'fixed: { replicas: 3 }',
    nodes: `pool: { machineType: m7i.xlarge, min: 1, max: 6, scaleDownAfter: 5m, provisioning: { request: 60s, boot: 60s, ready: 10s }, warmPool: { maxGroupPreparedCapacity: 3, ${warmPool} } }`,
    sections,
  })

const resize = (atSeconds: number, replicas: number): Step => ({
  atSeconds,
  act(sim, at) {
    sim.world.services[0].desired = replicas
    reconcilePods(sim, 0, at)
  },
})

const start = 'start: { request: 5s, boot: 7s }'

describe('a warm pool in a run', () => {
  const { result, sim } = runScripted(world(start), [resize(100, 12)])
  const { nodes } = result.usage
  const stays = nodes.filter(({ warmPool }) => warmPool)

  test('is full at the start: 3 prepared at most, less the machine of the group', () => {
    expect(stays.slice(0, 2).map(({ launchedAtSeconds, warmPool }) => [launchedAtSeconds, warmPool])).toEqual([
      [0, { state: 'Stopped', stoppedAtSeconds: 0 }],
      [0, { state: 'Stopped', stoppedAtSeconds: 0 }],
    ])
    expect(result.metrics['nodes.warm']?.columns[0].values[0]).toBe(2)
  })

  test('gives its machines first, which are ready sooner; what it lacks starts cold', () => {
    // Nine more pods need three machines.
    const grown = nodes.filter(({ warmPool, requestedAtSeconds }) => !warmPool && requestedAtSeconds > 0)
    const times = grown.map(({ isWarmStart = false, requestedAtSeconds, launchedAtSeconds, readyAtSeconds }) => [
      isWarmStart,
      Math.round((launchedAtSeconds ?? 0) - requestedAtSeconds),
      Math.round((readyAtSeconds ?? 0) - requestedAtSeconds),
    ])
    expect(times).toEqual([
      [true, 5, 22],
      [true, 5, 22],
      [false, 60, 130],
    ])
    expect(stays.slice(0, 2).map(({ endedAtSeconds }) => endedAtSeconds)).toEqual([
      grown[0].requestedAtSeconds,
      grown[0].requestedAtSeconds,
    ])
    expect(result.marks.find(({ subject }) => subject === 'pool:general')?.inputs).toContain('2 from the warm pool')
  })

  test('stays empty while the group is larger than what may be prepared', () => {
    expect(sim.world.warm).toHaveLength(0)
    expect(stays).toHaveLength(2)
  })

  test('is filled again when the group shrinks: machines run once, then stop', () => {
    const later = runScripted(world(start), [resize(100, 6), resize(400, 3)]).result.usage.nodes
    const refilled = later.filter(({ warmPool, requestedAtSeconds }) => warmPool && requestedAtSeconds > 0)
    expect(refilled).toHaveLength(1)
    const [{ requestedAtSeconds, launchedAtSeconds, warmPool }] = refilled
    // Empty for 5 min from 400 s on, and some seconds for the pods to end.
    expect(requestedAtSeconds).toBeGreaterThan(700)
    expect((launchedAtSeconds ?? 0) - requestedAtSeconds).toBeCloseTo(60, 6)
    expect((warmPool?.stoppedAtSeconds ?? 0) - requestedAtSeconds).toBeCloseTo(130, 6)
  })

  test('with reuse the machine itself goes back', () => {
    const { result: reused } = runScripted(world(`${start}, instanceReusePolicy: { reuseOnScaleIn: true }`), [
      resize(100, 6),
      resize(400, 3),
    ])
    const back = reused.usage.nodes.filter(({ warmPool, requestedAtSeconds }) => warmPool && requestedAtSeconds > 0)
    expect(back).toHaveLength(1)
    expect(back[0].launchedAtSeconds).toBe(back[0].requestedAtSeconds)
    expect(back[0].warmPool?.stoppedAtSeconds).toBe(back[0].requestedAtSeconds)
    expect(reused.marks.some(({ inputs }) => inputs?.includes('1 back to the warm pool'))).toBe(true)
  })

  test('a running one needs nobody to give it a machine, and counts as running', () => {
    const { result: running } = runScripted(world(`poolState: Running, ${start}`), [resize(100, 6)])
    const [taken] = running.usage.nodes.filter(({ isWarmStart }) => isWarmStart)
    expect(taken.launchedAtSeconds).toBe(taken.requestedAtSeconds)
    expect(running.metrics['nodes.running']?.columns[0].values[0]).toBe(3)
  })

  test('a stopped one needs stock to start, as any other', () => {
    const out = 'faults: [{ kind: stock-out, machineType: m7i.xlarge, at: 50s, for: 30m }]'
    const { result: none } = runScripted(world(start, out), [resize(100, 6)])
    expect(none.marks.some(({ reason }) => reason.startsWith('InsufficientInstanceCapacity'))).toBe(true)
    expect(none.metrics['pods.ready']?.columns[0].values[Math.floor(1800 / none.bucketSeconds)]).toBe(3)
  })
})
