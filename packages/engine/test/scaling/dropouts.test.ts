import { createStreams } from '@plimsoll/kernel'
import { hpaSpec, initialHpaState, stepHpa } from '@plimsoll/models'
import { describe, expect, it } from 'vitest'
import { createDraw } from '../../src/control/draw.ts'
import { createSignals } from '../../src/control/scaling/signals/signals.ts'
import type { World } from '../../src/control/simulation.ts'
import type { Pod } from '../../src/control/world.ts'
import type { DataPlane } from '../../src/dataplane/port.ts'
import { planOf } from '../plan-fixture.ts'

const plan = planOf({
  metrics: `{ name: queue, type: External, of: { kind: constant, rate: 90/s }, through: { kind: live } },
    { name: rps, type: Pods, of: requests-per-second, through: { kind: prometheus-adapter, scrapeInterval: 15s, window: 1m } }`,
  autoscaler:
    'hpa: { maxReplicas: 20, metrics: [{ type: Pods, pods: { metric: { name: rps }, target: { type: AverageValue, averageValue: 10 } } }, { type: External, external: { metric: { name: queue }, target: { type: AverageValue, averageValue: 10 } } }] }',
})

let count = 0
const dataPlane = { takenCount: () => count } as unknown as DataPlane
const pods: Pod[] = []
const world = { services: [{ pods }] } as unknown as World
const signals = () => createSignals(plan, world, dataPlane, createDraw(plan, createStreams({ seed: 1, replication: 0 })))
const readyPod = (slot: number) => ({ slot, service: 0, phase: 'ready', readyAtSeconds: 0 }) as Pod

describe('an API that fails', () => {
  it('says so until it is back, in the recorded words', () => {
    const api = signals()
    const queue = api.find(0, 'External', 'queue')
    api.fail('External', 'queue', 120)
    expect(api.read(queue, 119)).toEqual({
      error: 'unable to fetch metrics from external metrics API: the server is currently unable to handle the request',
    })
    expect(api.read(queue, 120)).toMatchObject({ valueMilli: 90_000 })
    expect(api.failure('Resource', 'cpu', 60)).toBeNull()
  })

  it('fails for all its metrics when no name is given', () => {
    const api = signals()
    api.fail('Resource', null, 60)
    expect(api.failure('Resource', 'memory', 59)).toBe(
      'unable to fetch metrics from resource metrics API: the server is currently unable to handle the request (get pods.metrics.k8s.io)',
    )
  })

  it('and the HPA then grows on what is left but never shrinks', () => {
    const spec = hpaSpec.parse({
      maxReplicas: 20,
      controller: { downscaleStabilization: '0s' },
      metrics: ['queue', 'other'].map((name) => ({
        type: 'External',
        external: { metric: { name }, target: { type: 'AverageValue', averageValue: 10 } },
      })),
    })
    const api = signals()
    api.fail('External', 'queue', 120)
    const failed = api.read(api.find(0, 'External', 'queue'), 60)
    if (!('error' in failed)) throw new Error('answered')
    const sizeWith = (otherMilli: number) =>
      stepHpa(spec, initialHpaState, {
        atSeconds: 60,
        specReplicas: 5,
        statusReplicas: 5,
        pods: [],
        readings: [failed, { seriesMilli: [otherMilli] }],
      })
    expect(sizeWith(80_000).decision.write?.replicas).toBe(8)
    const down = sizeWith(20_000).decision
    expect([down.write, down.rule]).toEqual([undefined, 'metrics-invalid'])
    expect(down.conditions.find(({ type }) => type === 'ScalingActive')).toMatchObject({
      status: 'False',
      reason: 'FailedGetExternalMetric',
    })
  })
})

describe('a Pods metric', () => {
  it('is unknown to the adapter before it lists what has appeared, and has no value before two scrapes', () => {
    const api = signals()
    const rps = api.find(0, 'Pods', 'rps')
    pods.length = 0
    api.scrape(rps, 5)
    api.scrape(rps, 20)
    expect(api.readPods(rps, pods, 21)).toEqual({
      error: 'unable to fetch metrics from custom metrics API: the server could not find the metric rps for pods',
    })
    pods.push(readyPod(0))
    api.scrape(rps, 35)
    // Listed every 10 min at a phase of its own: not before, and within 10 min of its first scrape.
    const known = (at: number) =>
      !('error' in api.readPods(rps, pods, at) && JSON.stringify(api.readPods(rps, pods, at)).includes('could not find'))
    const listed = Array.from({ length: 601 }, (_, later) => 35 + later).find(known)
    expect(listed).toBeGreaterThan(35)
    expect(api.readPods(rps, pods, 636)).toEqual({ error: 'no metrics returned from custom metrics API' })
    count = 300
    api.scrape(rps, 650)
    count = 600
    api.scrape(rps, 665)
    // 300 in 15 s; the series began within the range, so half an interval is added before it: 300 · (15 + 7.5)/15 in 60 s.
    expect(api.readPods(rps, pods, 665)).toMatchObject({ atSeconds: 665, windowSeconds: 60 })
    const found = api.readPods(rps, pods, 665)
    if ('error' in found) throw new Error(found.error)
    expect(found.valuesMilli[0]).toBe(7500)
  })
})
