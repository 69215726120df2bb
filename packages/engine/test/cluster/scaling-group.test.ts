import { describe, expect, test } from 'vitest'
import { reconcilePods } from '../../src/control/workloads/replica-set.ts'
import type { Mark } from '../../src/result/marks.ts'
import { planOf } from '../plan-fixture.ts'
import { runScripted } from './scripted.ts'

/** Machines of 4 cores hold three pods of one core each; a request costs 5 ms of a core, so 240 requests/s are 30 % of one machine. */
const world = (fields: string, pattern: string, sections = '', duration = '60m') =>
  planOf({
    duration,
    traffic: `{ name: shoppers, pattern: ${pattern} }`,
    pods: '{ requests: { cpu: 1, memory: 256Mi }, workers: 8, serviceTime: 20ms, cpuPerRequest: 5ms, startup: 5s }',
    autoscaler: 'fixed: { replicas: 6 }',
    nodes: `scalingGroup: { name: web, machineType: m7i.xlarge, min: 2, max: 8, ${fields} }`,
    sections,
  })

const cpu40 = 'policies: [{ kind: target-tracking, name: cpu40, targetValue: 40 }]'
const peak = '{ kind: steps, steps: [{ at: 0s, rate: 480/s }, { at: 10m, rate: 1200/s }, { at: 25m, rate: 160/s }] }'
const quiet = '{ kind: constant, rate: 100/s }'
const of = (marks: readonly Mark[], subject: string) => marks.filter((mark) => mark.subject === subject && mark.kind === 'node')

describe('a scaling group in a run', () => {
  const { result, sim } = runScripted(world(cpu40, peak), [])
  const [grown] = of(result.marks, 'pool:web')

  test('grows once in proportion, after three whole minutes above the target and the delay of the metric', () => {
    // 1200 × 5 ms = 6 cores of 8 are 75 %: ceil(2 · 75 / 40) = 4. On four machines that is 37.5 %, within 36 to 40.
    expect(grown).toMatchObject({
      from: 2,
      to: 4,
      reason: expect.stringMatching('TargetTracking-web-AlarmHigh in state ALARM triggered policy cpu40'),
    })
    expect(grown.reason).toMatch('changing the desired capacity from 2 to 4')
    expect(grown.inputs?.[0]).toMatch(/^average CPU 7[45]\.?\d? % over 2, above the target of 40 for 3 datapoints, 60 s old$/)
    // The first minute that is wholly after 600 s ends between 660 and 720 s; one that began before may count, being above 40 % itself.
    expect(grown.atSeconds).toBeGreaterThan(600 + 120 + 60)
    expect(grown.atSeconds).toBeLessThan(720 + 120 + 60)
    expect(of(result.marks, 'pool:web').filter(({ atSeconds }) => atSeconds < 1500)).toHaveLength(1)
  })

  test('the rise of the traffic is its cause', () => {
    expect(grown.because.map((id) => result.marks[id].subject)).toContain('source:shoppers')
  })

  test('shrinks to its min fifteen minutes after the load fell, draining what it takes', () => {
    // 160 × 5 ms = 0.8 of 16 cores are 5 %: ceil(4 · 5 / 40) = 1, and the min is 2.
    const drained = result.marks.filter(({ reason }) => reason.includes('changing the desired capacity from 4 to 2'))
    expect(drained.length).toBeGreaterThan(0)
    expect(drained[0].reason).toMatch('TargetTracking-web-AlarmLow')
    expect(drained[0].atSeconds).toBeGreaterThan(1500 + 14 * 60 + 60)
    expect(drained[0].atSeconds).toBeLessThan(1500 + 16 * 60 + 60)
    expect(sim.world.present).toHaveLength(2)
    expect(result.metrics['pods.ready']?.columns[0].values.at(-1)).toBe(6)
  })

  test('the CPU that its policies saw is a series: 480 × 5 ms of 8 cores are 30 %, then 75 %', () => {
    const [{ labels, values }] = result.metrics['nodes.cpu']?.columns ?? []
    const at = (seconds: number) => values[Math.floor(seconds / result.bucketSeconds)]
    expect(labels).toEqual({ nodePool: 'web' })
    expect(at(590)).toBeCloseTo(0.3, 2)
    expect(at(800)).toBeCloseTo(0.75, 1)
  })

  test('spreads over its zones in one activity', () => {
    const { result: zoned } = runScripted(world(`${cpu40}, zones: [us-east-1a, us-east-1b]`, peak, '', '15m'), [])
    expect(of(zoned.marks, 'pool:web').map(({ from, to }) => [from, to])).toEqual([[2, 4]])
    expect(zoned.usage.nodes.map(({ zone }) => zone)).toEqual(['us-east-1a', 'us-east-1b', 'us-east-1a', 'us-east-1b'])
  })

  test('basic monitoring makes it three times five minutes', () => {
    const slow = runScripted(world(`${cpu40}, monitoring: basic`, peak, '', '30m'), []).result
    const [mark] = of(slow.marks, 'pool:web')
    // The datapoint of 5 to 10 min is below 40 %; of those that end after 10 min three are needed.
    expect(mark.atSeconds).toBeGreaterThan(600 + 600 + 60)
    expect(mark.atSeconds).toBeLessThanOrEqual(600 + 900 + 120)
  })

  test('requests a minute over its machines scale it as well', () => {
    // 480/s are 28 800 a minute, 14 400 for each of two: ⌈2 · 14 400 / 9 000⌉ = ⌈3.2⌉ = 4.
    const requests = 'policies: [{ kind: target-tracking, metric: requests-per-target, targetValue: 9000 }]'
    const { result: followed } = runScripted(world(requests, '{ kind: constant, rate: 480/s }', '', '10m'), [])
    const [mark] = of(followed.marks, 'pool:web')
    expect(mark).toMatchObject({ from: 2, to: 4 })
    expect(mark.inputs?.[0]).toMatch(
      /^14[345]\d\d(\.\d)? requests a minute each over 2, above the target of 9000 for 3 datapoints, 60 s old$/,
    )
  })

  test('without a hook nobody drains what goes: by the default policy the two that carry everything', () => {
    const { result: hard } = runScripted(world(`${cpu40}, terminationHook: 0s`, peak), [])
    expect(hard.marks.filter(({ subject }) => subject.startsWith('node:'))).toEqual([])
    const removed = of(hard.marks, 'pool:web').filter(({ reason }) => reason.includes('from 4 to 2'))
    expect(removed.map(({ from, to }) => [from, to])).toEqual([
      [4, 3],
      [3, 2],
    ])
    // At about 2 450 s the first machines are 19 min from their next full hour, those of 840 s 33 min.
    expect(hard.usage.nodes.map(({ endedAtSeconds }) => endedAtSeconds !== null)).toEqual([true, true, false, false])
    // The garbage collector finds the pods 40 to 60 s later.
    const [gone] = removed
    const ready = hard.metrics['pods.ready']?.columns[0].values ?? []
    expect(ready[Math.floor((gone.atSeconds + 30) / hard.bucketSeconds)]).toBe(0)
  })

  test('pods that wait are none of its business', () => {
    const { result: waiting } = runScripted(world(cpu40, quiet, '', '20m'), [
      {
        atSeconds: 100,
        act(running, at) {
          running.world.services[0].desired = 9
          reconcilePods(running, 0, at)
        },
      },
    ])
    expect(waiting.metrics['pods.pending']?.columns[0].values.at(-1)).toBe(3)
    expect(of(waiting.marks, 'pool:web')).toEqual([])
  })

  test('replaces a machine that has failed its status check twice', () => {
    const { result: hurt } = runScripted(world(cpu40, quiet, 'faults: [{ kind: node-loss, at: 5m, count: 1 }]', '20m'), [])
    const [out, back] = of(hurt.marks, 'pool:web')
    expect(out).toMatchObject({ from: 2, to: 1, reason: expect.stringMatching('EC2 instance status checks failure') })
    expect(out.atSeconds).toBeGreaterThan(360)
    expect(out.atSeconds).toBeLessThanOrEqual(420)
    expect(back).toMatchObject({
      atSeconds: out.atSeconds,
      from: 1,
      to: 2,
      reason: expect.stringMatching('increasing the capacity from 1 to 2'),
    })
  })
})
