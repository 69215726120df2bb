import { describe, expect, it } from 'vitest'
import type { RunResult } from '../../src/result/run-result.ts'
import { run } from '../../src/run.ts'
import { planOf } from '../plan-fixture.ts'

const room = 'fixed: { machineType: m7i.4xlarge, count: 4 }'
const pods = '{ requests: { cpu: 500m, memory: 256Mi }, workers: 4, serviceTime: 20ms, cpuPerRequest: 5ms, startup: 5s }'
const traffic = '{ name: orders, pattern: { kind: steps, steps: [{ at: 0s, rate: 100/s }, { at: 5m, rate: 10/s }] } }'

const dropout = (fields: string) => `faults: [{ kind: metrics-dropout, at: 4m, for: 10m, ${fields} }]`
const shrunk = ({ marks }: RunResult) =>
  marks.filter(({ kind, from, to }) => kind === 'scale' && Number(to) < Number(from)).map(({ atSeconds }) => atSeconds)
const said = ({ marks }: RunResult, words: string) =>
  marks.find(({ atSeconds, reason }) => atSeconds > 240 && atSeconds < 840 && reason.includes(words))

describe('an HPA on an external metric', () => {
  const metrics =
    '{ name: depth, type: External, of: { kind: steps, steps: [{ at: 0s, rate: 100/s }, { at: 5m, rate: 10/s }] }, through: { kind: live } }'
  const autoscaler =
    'hpa: { minReplicas: 1, maxReplicas: 20, controller: { downscaleStabilization: 0s }, metrics: [{ type: External, external: { metric: { name: depth }, target: { type: AverageValue, averageValue: 20 } } }] }'
  const world = (fields: string) =>
    run(planOf({ nodes: room, pods, traffic, metrics, autoscaler, duration: '20m', sections: dropout(fields) }))

  it.each(['api: external', 'api: external, metric: depth'])(
    '%s: keeps its size, says why in the recorded words, and shrinks when metrics are back',
    (fields) => {
      const result = world(fields)
      const recorded =
        'unable to get external metric default/depth/nil: unable to fetch metrics from external metrics API: the server is currently unable to handle the request'
      expect(said(result, recorded)?.decision?.conditions).toContainEqual(
        expect.objectContaining({ type: 'ScalingActive', status: 'False', reason: 'FailedGetExternalMetric' }),
      )
      const [first] = shrunk(result)
      expect(first).toBeGreaterThanOrEqual(840)
      expect(first).toBeLessThanOrEqual(856)
    },
  )

  it.each(['api: custom', 'api: external, metric: other', ''])('%s: goes on as if nothing were', (fields) => {
    const [first] = shrunk(world(fields))
    expect(first).toBeGreaterThan(300)
    expect(first).toBeLessThanOrEqual(316)
  })
})

describe('KEDA on a queue', () => {
  const trigger = '{ type: rabbitmq, metadata: { queueName: orders, mode: MessageRate, value: "20" } }'
  const world = (fields: string, more = '') =>
    run(
      planOf({
        nodes: room,
        pods,
        traffic,
        duration: '20m',
        autoscaler: `keda: { pollingInterval: 30, cooldownPeriod: 60, ${more} triggers: [${trigger}] }`,
        service: 'replicas: 5',
        sections: dropout(fields),
      }),
    )

  it('a source that is down gives KEDA its fallback after three failures', () => {
    const result = world('api: external, metric: s0-rabbitmq-orders', 'fallback: { failureThreshold: 3, replicas: 9 },')
    const grown = result.marks.find(({ kind, to, atSeconds }) => kind === 'scale' && to === 9 && atSeconds > 240)
    // Each poll and each look of the HPA counts a failure, so that the fourth comes within half a minute or so.
    expect(grown?.atSeconds).toBeLessThanOrEqual(240 + 60)
  })

  it('the whole API away: no fallback reaches the HPA, which stands still', () => {
    const result = world('api: external', 'fallback: { failureThreshold: 3, replicas: 9 },')
    expect(result.marks.some(({ kind, to }) => kind === 'scale' && to === 9)).toBe(false)
    expect(shrunk(result).filter((at) => at > 240 && at < 840)).toEqual([])
    expect(
      said(result, 'unable to fetch metrics from external metrics API: the server is currently unable to handle the request')?.reason,
    ).not.toMatch(/API.*API/)
  })
})
