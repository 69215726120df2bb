import { describe, expect, it } from 'vitest'
import type { RunResult } from '../../src/result/run-result.ts'
import { run } from '../../src/run.ts'
import { type FixtureOptions, planOf } from '../plan-fixture.ts'

const room = 'fixed: { machineType: m7i.4xlarge, count: 4 }'
/** 20 ms of work and 4 workers: one pod serves 200/s. */
const pods = '{ requests: { cpu: 500m, memory: 256Mi }, workers: 4, serviceTime: 20ms, cpuPerRequest: 5ms, startup: 5s }'
/** Nothing for 3 min, then work for 10 min, then nothing. */
const burst = '{ name: orders, pattern: { kind: steps, steps: [{ at: 0s, rate: 0/s }, { at: 3m, rate: 100/s }, { at: 13m, rate: 0/s }] } }'

const rate = '{ type: rabbitmq, metadata: { queueName: orders, mode: MessageRate, value: "20" } }'
const keda = (fields: string) => `keda: { pollingInterval: 30, cooldownPeriod: 60, ${fields} }`

function runOf(options: FixtureOptions): RunResult {
  return run(planOf({ nodes: room, pods, traffic: burst, duration: '25m', ...options }))
}

const scales = (result: RunResult, controller?: string) =>
  result.marks.filter(({ kind, decision }) => kind === 'scale' && (controller === undefined || decision?.controller === controller))
const sizes = (result: RunResult) => scales(result).map(({ to }) => to)
const desired = (result: RunResult) => result.metrics['pods.desired']!.columns[0].values

describe('from nothing to many and back', () => {
  const result = runOf({ autoscaler: keda(`triggers: [${rate}]`) })
  const [first] = scales(result)
  const last = scales(result).at(-1)

  it('starts without a pod, at no cost of pods', () => {
    expect(desired(result)[0]).toBe(0)
  })

  it('KEDA wakes it to 1 at the first poll that sees work: no later than a poll and a sample of the rate after 3 min', () => {
    expect(first).toMatchObject({ from: 0, to: 1, decision: { controller: 'keda', rule: 'activate' } })
    expect(first.atSeconds).toBeGreaterThan(180)
    expect(first.atSeconds).toBeLessThanOrEqual(180 + 30 + 5)
    expect(first.reason).toBe('Scaled apps/v1.Deployment default/shop from 0 to 1, triggered by s0-rabbitmq-orders')
    expect(first.inputs?.[0]).toMatch(/^s0-rabbitmq-orders [\d.]+ in all against 0, \d s old$/)
  })

  // 100/s against 20/s a pod is 5; within a tenth of it nothing moves, so 5 or 6 by the chance of arrivals in 5 s.
  it('the HPA takes it to what the rate asks for', () => {
    const grown = Math.max(...scales(result, 'hpa').map(({ to }) => Number(to)))
    expect(grown).toBeGreaterThanOrEqual(5)
    expect(grown).toBeLessThanOrEqual(7)
  })

  it('KEDA takes it to 0 in one step, once the cooldown since the last active poll is over', () => {
    expect(last).toMatchObject({ to: 0, decision: { controller: 'keda', rule: 'deactivate' } })
    expect(Number(last?.from)).toBeGreaterThan(1)
    // The last active poll is at most 30 s old when work ends at 13 min, or sees the end of it; the next poll beyond 60 s of cooldown acts.
    expect(last?.atSeconds).toBeGreaterThan(780 - 30 + 60)
    expect(last?.atSeconds).toBeLessThanOrEqual(780 + 5 + 60 + 30)
    expect(desired(result).at(-1)).toBe(0)
  })

  it('says what holds it back meanwhile, once', () => {
    const cooling = result.marks.filter(({ decision }) => decision?.rule === 'cooldown')
    expect(cooling).toHaveLength(1)
    expect(cooling[0].reason).toBe('Scaler cooling down because triggers are not active')
  })

  it('what came while there was no pod is shed, and the books balance', () => {
    expect(result.outcomes.counts.shed).toBeGreaterThan(0)
    expect(result.outcomes.counts.shed).toBeLessThan(100 * 60)
  })
})

describe('a work queue, from nothing to many and back', () => {
  // A pod serves 40/s (4 workers, 100 ms), so 100/s need 3; the backlog of the start asks for more.
  const slow = '{ requests: { cpu: 500m, memory: 256Mi }, workers: 4, serviceTime: 100ms, startup: 5s, queue: { limit: 100000 } }'
  const queue = '{ type: rabbitmq, metadata: { queueName: orders, mode: QueueLength, value: "50", activationValue: "5" } }'
  const result = runOf({ balance: 'queue', pods: slow, autoscaler: keda(`triggers: [${queue}]`) })

  it('wakes at the first poll that finds more than 5 messages', () => {
    const [first] = scales(result)
    expect(first).toMatchObject({ from: 0, to: 1, decision: { controller: 'keda', rule: 'activate' } })
    expect(first.atSeconds).toBeGreaterThan(180)
    expect(first.atSeconds).toBeLessThanOrEqual(180 + 31)
  })

  it('what came without a pod waits for one: every message is served', () => {
    const { counts, offered } = result.outcomes
    expect(offered).toBeGreaterThan(50_000)
    expect(counts.served).toBe(offered)
  })

  it('the HPA follows the queue, then KEDA takes what is left to 0 in one step', () => {
    const grown = Math.max(...scales(result, 'hpa').map(({ to }) => Number(to)))
    expect(grown).toBeGreaterThanOrEqual(3)
    expect(scales(result).at(-1)).toMatchObject({ to: 0, decision: { controller: 'keda', rule: 'deactivate' } })
    expect(desired(result).at(-1)).toBe(0)
  })
})

it('a cron trigger opens by the clock of its zone', () => {
  // The run starts at midnight in New York; 00:05 there is 05:05 UTC.
  const cron = '{ type: cron, metadata: { timezone: America/New_York, start: 5 0 * * *, end: 15 0 * * *, desiredReplicas: "3" } }'
  const result = runOf({ autoscaler: keda(`triggers: [${cron}]`) })
  expect(sizes(result)).toEqual([1, 3, 0])
  expect(scales(result)[0].atSeconds).toBeGreaterThanOrEqual(300)
  expect(scales(result)[0].atSeconds).toBeLessThanOrEqual(330)
  expect(scales(result)[2].atSeconds).toBeGreaterThan(900 - 30 + 60)
})

describe('annotations', () => {
  const annotated = (name: string, value: string) =>
    runOf({ autoscaler: keda(`triggers: [${rate}], annotations: { autoscaling.keda.sh/${name}: "${value}" }`) })

  it('paused: nothing ever happens', () => {
    expect(sizes(annotated('paused', 'true'))).toEqual([])
  })

  it('paused-replicas: held at that size', () => {
    const result = annotated('paused-replicas', '4')
    expect(desired(result).every((size) => size === 4)).toBe(true)
  })

  it('paused-scale-in: grows, and stays', () => {
    const result = annotated('paused-scale-in', 'true')
    expect(Number(desired(result).at(-1))).toBeGreaterThanOrEqual(5)
    expect(result.marks.some(({ decision }) => decision?.rule === 'scale-in-paused')).toBe(true)
  })

  it('force-activation: there from the first poll', () => {
    const [first] = scales(annotated('force-activation', 'true'))
    expect(first.atSeconds).toBeLessThanOrEqual(30)
    expect(first.reason).toContain('caused by forced activation annotation')
  })
})

it('a metric of the scenario, a formula over two triggers, and cpu beside them', () => {
  const metrics = '{ name: backlog, type: External, of: { kind: constant, rate: 40/s }, through: { kind: live } }'
  const triggers = `{ type: prometheus, name: a, metadata: { query: backlog, threshold: "1" } }, { ...rate, name: b }`.replace(
    '{ ...rate, name: b }',
    rate.replace('{ type', '{ name: b, type'),
  )
  const result = runOf({
    metrics,
    autoscaler: keda(`minReplicaCount: 1, advanced: { scalingModifiers: { formula: "a / 10", target: "1" } }, triggers: [${triggers}]`),
  })
  // 40 / 10 against 1 a pod is 4.
  expect(desired(result).at(-1)).toBe(4)
  expect(scales(result, 'hpa')[0].decision?.proposals[0]).toMatchObject({ metric: 'composite-metric', current: 4, target: 1 })
})

describe('a timetable', () => {
  it('has its size from the start, and changes it when a window opens and closes', () => {
    const window = '{ name: rush, start: 5 0 * * *, end: 15 0 * * *, replicas: 6 }'
    const result = runOf({ autoscaler: `scheduled: { timezone: America/New_York, replicas: 2, windows: [${window}] }` })
    expect(sizes(result)).toEqual([6, 2])
    expect(desired(result)[0]).toBe(2)
    expect(scales(result)[0]).toMatchObject({ from: 2, to: 6, reason: 'rush is open in America/New_York: 6 replicas' })
    expect(scales(result)[0].atSeconds).toBeLessThanOrEqual(315)
  })

  it('moves the bounds of an HPA', () => {
    const hpa =
      '{ minReplicas: 2, maxReplicas: 10, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 90 } } }] }'
    const window = '{ name: rush, start: 5 0 * * *, end: 50 0 * * *, minReplicas: 8 }'
    const result = runOf({ autoscaler: `scheduled: { timezone: America/New_York, hpa: ${hpa}, windows: [${window}] }` })
    expect(desired(result)[0]).toBe(2)
    const [first] = scales(result)
    expect(first).toMatchObject({ from: 2, to: 8, decision: { controller: 'hpa', rule: 'below-min' } })
    expect(first.reason).toContain('rush is open in America/New_York: 8 to 10 replicas')
  })
})

it('the same plan gives the same run', () => {
  const once = runOf({ autoscaler: keda(`triggers: [${rate}]`) })
  expect(runOf({ autoscaler: keda(`triggers: [${rate}]`) }).marks).toEqual(once.marks)
})
