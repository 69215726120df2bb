import { createStreams } from '@plimsoll/kernel'
import { expect, test } from 'vitest'
import { createDraw } from '../../src/control/draw.ts'
import { loadBefore } from '../../src/control/scaling/load-before.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { run } from '../../src/run.ts'
import { planOf } from '../plan-fixture.ts'

const hpa =
  'hpa: { minReplicas: 2, maxReplicas: 40, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 80 } } }] }'
// The run starts at midnight in New York; the match begins one hour later and takes everybody along at once.
const match = '{ name: match, from: 2026-11-27T01:00:00-05:00, until: 2026-11-27T02:00:00-05:00, factor: 4 }'
const viewers =
  '{ name: viewers, pattern: { kind: diurnal, mean: 60/s, peakToMean: 1.2, peakHour: 1, events: [{ kind: spike, at: 1h, factor: 4, hold: 20m }] } }'
const pods = '{ requests: { cpu: 500m, memory: 256Mi }, workers: 2, serviceTime: 20ms, cpuPerRequest: 10ms, startup: 60s }'

const planWith = (predictive: string, more: Parameters<typeof planOf>[0] = {}) =>
  planOf({
    duration: '90m',
    traffic: viewers,
    pods,
    nodes: 'fixed: { machineType: m7i.4xlarge, count: 4 }',
    autoscaler: `predictive: { targetPerPod: 20/s, ${predictive} }`,
    ...more,
  })

const readyAt = (plan: Plan, seconds: number) => {
  const { metrics, grid } = run(plan)
  const bucket = grid.findLastIndex((start) => start <= seconds)
  return metrics['pods.ready']?.columns[0].values[bucket]
}

test('pods are there when a foreseen event begins; without the calendar they are not', () => {
  const foreseen = planWith(`history: 3d, calendar: [${match}], ${hpa}`)
  // 72/s at the peak of the day, four times that in the match: 288/s, and 15 pods of 20/s with the margin.
  expect(readyAt(foreseen, 3599)).toBeGreaterThanOrEqual(15)
  expect(readyAt(planWith(`history: 3d, ${hpa}`), 3599)).toBeLessThan(6)
})

test('the lead is what the laws say, then what pods needed in this run', () => {
  const [record] = run(planWith(`history: 3d, calendar: [${match}], ${hpa}`)).forecasts
  // Machines are there; 60 s of start, up to 10 s until the readiness probe looks, one sync period of 15 s.
  expect(record).toMatchObject({ service: 'shop', leadFrom: 'measured', intervalSeconds: 300 })
  expect(record.leadSeconds).toBeGreaterThanOrEqual(75)
  expect(record.leadSeconds).toBeLessThanOrEqual(86)
  const marks = run(planWith(`history: 3d, calendar: [${match}], ${hpa}`)).marks.filter(({ kind }) => kind === 'scale')
  expect(marks[0].reason).toContain('within 85 s (from the start and machine laws)')
  expect(marks[0].reason).toContain('during match')
})

test('nothing of the traffic to come is seen: until a jump nobody foresaw, the sizes are those of a world without it', () => {
  const alone = 'history: 3d, minReplicas: 2, maxReplicas: 40'
  const sizesWith = (events: string) => {
    const { metrics, grid } = run(
      planWith(alone, {
        traffic: `{ name: viewers, pattern: { kind: diurnal, mean: 60/s, peakToMean: 1.2, peakHour: 1, events: [${events}] } }`,
      }),
    )
    const sizes = metrics['pods.desired']?.columns[0].values ?? new Float64Array()
    const jump = grid.findIndex((start) => start >= 3600)
    return { before: [...sizes.slice(0, jump)], after: [...sizes.slice(jump)] }
  }
  const [usual, jump] = [sizesWith(''), sizesWith('{ kind: spike, at: 1h, factor: 4, hold: 20m }')]
  expect(jump.before).toEqual(usual.before)
  expect(jump.after).not.toEqual(usual.after)
})

test('what it forecast and what came add up', () => {
  const { forecasts, metrics, grid } = run(planWith(`history: 3d, calendar: [${match}], leadTime: 5m, ${hpa}`))
  const [record] = forecasts
  // From the sixth minute on every interval had been forecast, and 90 min hold 18, the last of which is not published yet.
  expect(record.intervals).toBeGreaterThanOrEqual(15)
  expect(record.missedPerSecond / record.actualPerSecond).toBeLessThan(0.9)
  const expected = metrics['forecast.expected']?.columns[0].values ?? new Float64Array()
  const at = (seconds: number) => expected[grid.findLastIndex((start) => start <= seconds)]
  expect(at(3900) / at(3300)).toBeCloseTo(4, 1)
})

test('alone it writes the size itself, and says so', () => {
  const result = run(planWith(`history: 3d, calendar: [${match}], minReplicas: 2, maxReplicas: 40`))
  const scaled = result.marks.filter(({ kind, decision }) => kind === 'scale' && decision?.controller === 'predictive')
  expect(scaled.length).toBeGreaterThan(0)
  expect(scaled[0].decision?.proposals[0]).toMatchObject({ metric: 'forecast of requests a second', target: 20, unit: 'a pod' })
  expect(scaled.map(({ decision }) => decision?.allowed)).toContain(15)
})

test('forecast-only shows and does nothing: the HPA sees the same world as without it', () => {
  const shown = run(planWith(`history: 3d, calendar: [${match}], mode: forecast-only, ${hpa}`))
  const without = run(planWith('', { autoscaler: hpa }))
  expect(shown.forecasts[0].intervals).toBeGreaterThan(0)
  expect(shown.outcomes).toEqual(without.outcomes)
  expect(shown.metrics['pods.desired']).toEqual(without.metrics['pods.desired'])
})

test('without a past it learns for a season, and leaves the size alone', () => {
  const { forecasts, marks } = run(planWith('history: 0s, season: 1h, minReplicas: 1, maxReplicas: 40', { service: 'replicas: 5' }))
  expect(marks.filter(({ kind, atSeconds }) => kind === 'scale' && atSeconds < 3600)).toEqual([])
  expect(marks.some(({ kind }) => kind === 'scale')).toBe(true)
  expect(forecasts[0].intervals).toBeGreaterThan(0)
})

test('a trace’s past is what was recorded before the part that is replayed', () => {
  const plan = planOf({
    duration: '10m',
    traffic: '{ name: viewers, pattern: { kind: constant, rate: 1/s } }',
    autoscaler: 'predictive: { targetPerPod: 20/s, minReplicas: 1, maxReplicas: 9, season: 10m, interval: 5m }',
  })
  const traced: Plan = {
    ...plan,
    sources: [
      {
        ...plan.sources[0],
        pattern: { kind: 'trace', file: 'a', arrivals: 'counts', scale: 1, from: 1200, speed: 1, repeat: false },
      },
    ],
    traces: {
      a: { stepSeconds: 150, counts: Float64Array.from({ length: 12 }, (_, index) => (index < 8 ? 3e6 * (index + 1) : 0)), startIso: null },
    },
  }
  const { autoscaler } = traced.services[0]
  if (autoscaler.kind !== 'predictive') throw new Error('not predictive')
  const loads = loadBefore(traced, 0, autoscaler.spec, createDraw(traced, createStreams({ seed: 1, replication: 0 })))
  // Eight steps of 150 s before second 1200 are four intervals: 3e6 · (1 + 2), (3 + 4), … over 300 s, give or take chance.
  expect([...loads].map((load) => Math.round(load / 100))).toEqual([300, 700, 1100, 1500])
})
