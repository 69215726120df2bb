import { describe, expect, test } from 'vitest'
import { lease, objective, story, storyBill, storyPlan, storySpending } from '../../test/story.ts'
import { evaluateObjective } from './evaluate.ts'
import type { Evidence } from './measurement.ts'

const evidence: Evidence = { result: story(), bill: storyBill(), plan: storyPlan, cumulative: storySpending() }

function judge(text: string, changes: Partial<Evidence> = {}) {
  return evaluateObjective(objective(text), { ...evidence, ...changes })
}

describe('latency', () => {
  test('of the whole run decides; buckets beyond the limit are told', () => {
    expect(judge('p99 < 300ms')).toMatchObject({
      verdict: 'pass',
      value: 0.28,
      // minutes 4 and 5 are at 500 and 400 ms
      breach: { firstAtSeconds: 240, totalSeconds: 120, worst: { value: 0.5, atSeconds: 240 } },
    })
    expect(judge('p99 < 300ms').margin).toBeCloseTo(0.02, 12)
    expect(judge('p99 < 300ms').marginRatio).toBeCloseTo(0.02 / 0.3, 12)
  })

  test('at the limit itself is not below it', () => {
    expect(judge('p99 < 280ms').verdict).toBe('fail')
    expect(judge('p99 <= 280ms').verdict).toBe('pass')
  })

  test('of nobody is unknown, never passed', () => {
    expect(judge('p99{intent:attack} < 1s')).toMatchObject({
      verdict: 'unknown',
      value: null,
      reason: 'no request of an attacker was served',
    })
    expect(judge('p99{service:chekout} < 1s').reason).toBe('no service is called chekout; the run has checkout')
  })

  test('has to hold in every service', () => {
    const { latency } = evidence.result
    const result = story({ latency: [...latency, { ...latency[0], service: 'search', p99Seconds: 0.9 }] })
    expect(judge('p99 < 300ms', { result })).toMatchObject({ verdict: 'fail', value: 0.9, decidedBy: 'search' })
  })
})

describe('outcomes', () => {
  // 126 000 customer requests, of which 2 400 found a full queue and 600 gave up waiting
  test('availability is served over all that ended', () => {
    expect(judge('availability > 97%').value).toBeCloseTo(123_000 / 126_000, 12)
    // minute 4: 360 of 400 served; minute 5: 390 of 400 = 97.5 %
    expect(judge('availability > 97%').breach).toEqual({ firstAtSeconds: 240, totalSeconds: 60, worst: { value: 0.9, atSeconds: 240 } })
  })

  test('a share and a count of the same outcome', () => {
    expect(judge('queueFull < 1%')).toMatchObject({ verdict: 'fail', value: 2400 / 126_000, unit: 'ratio' })
    expect(judge('queueFull == 0')).toMatchObject({ verdict: 'fail', value: 2400, unit: 'requests', margin: null })
    expect(judge('queueFull == 0').breach).toEqual({ firstAtSeconds: 300, totalSeconds: null, worst: null })
    expect(judge('lost <= 3000')).toMatchObject({ verdict: 'pass', value: 3000, breach: null })
    expect(judge('limited{intent:attack} >= 90%')).toMatchObject({ verdict: 'pass', value: 0.9 })
  })

  test('requests that are still on their way count for neither side', () => {
    const result = story()
    const [shoppers] = result.outcomes.bySource
    const open = { ...shoppers, counts: { ...shoppers.counts, served: shoppers.counts.served - 3000, unfinished: 3000 } }
    const changed = { ...result, outcomes: { ...result.outcomes, bySource: [open] } }
    expect(judge('availability > 97%', { result: changed }).value).toBeCloseTo(120_000 / 123_000, 12)
    expect(judge('unfinished < 1%', { result: changed }).value).toBeCloseTo(3000 / 126_000, 12)
  })
})

describe('money', () => {
  test('in total, and from when it was too much', () => {
    expect(judge('bill.total < 5')).toMatchObject({
      verdict: 'fail',
      value: 6,
      margin: -1,
      breach: { firstAtSeconds: 540, totalSeconds: null },
    })
    expect(judge('bill.total{intent:attack} < 1')).toMatchObject({ verdict: 'pass', value: 0.5 })
  })

  test('a short run is scaled to a day', () => {
    // 6 dollars in 10 minutes, 144 times a day
    expect(judge('bill.day < 900')).toMatchObject({ verdict: 'pass', value: 864, decidedBy: 'the run scaled to 24 h' })
  })

  test('of a long run the dearest day counts', () => {
    const cumulative = {
      ...storySpending(),
      durationSeconds: 216_000,
      gridSeconds: Float64Array.of(86_400, 172_800, 216_000),
      totalMicroUsd: Float64Array.of(100e6, 300e6, 350e6),
    }
    const bill = storyBill({ durationSeconds: 216_000, totalMicroUsd: 350e6 })
    expect(judge('bill.day < 150', { bill, cumulative })).toMatchObject({ verdict: 'fail', value: 200, breach: { firstAtSeconds: 86_400 } })
  })

  test('fastest spending needs spending over time', () => {
    expect(judge('burn.max < 50')).toMatchObject({ verdict: 'pass', value: 48 })
    expect(judge('burn.max < 50', { cumulative: null })).toMatchObject({ verdict: 'unknown' })
  })

  test('cost of requests of which none was served is unknown', () => {
    const bill = storyBill({ costPerMillionServedMicroUsd: null })
    expect(judge('costPerMillion < 3', { bill })).toMatchObject({ verdict: 'unknown', reason: 'no customer request was served' })
  })
})

describe('capacity', () => {
  test('most pods are those that a controller asked for', () => {
    expect(judge('pods.max <= 7')).toMatchObject({
      verdict: 'fail',
      value: 8,
      margin: -1,
      breach: { firstAtSeconds: 300, totalSeconds: 300 },
    })
  })

  test('most machines come from their leases, to the second', () => {
    expect(judge('nodes.max <= 1')).toMatchObject({ verdict: 'fail', value: 2, breach: { firstAtSeconds: 255, totalSeconds: 345 } })
    const handover = [lease({ endedAtSeconds: 100 }), lease({ launchedAtSeconds: 100 })]
    const result = story()
    expect(judge('nodes.max <= 1', { result: { ...result, usage: { ...result.usage, nodes: handover } } }).verdict).toBe('pass')
  })

  test('headroom needs utilisation', () => {
    // minute 4: 370 requests/s × 20 ms over 4 pods × 2 workers = 0.925 busy
    expect(judge('headroom > 5%').value).toBeCloseTo(1 / 0.925 - 1, 12)
    expect(judge('headroom > 5%', { plan: null })).toMatchObject({ verdict: 'unknown' })
  })
})

describe('containers that end', () => {
  const restarts = [
    { service: 'checkout', restarts: 5, oomKilled: 3 },
    { service: 'search', restarts: 1, oomKilled: 0 },
  ]

  test('are counted together, or of one service', () => {
    const result = story({ restarts })
    expect(judge('restarts < 7', { result })).toMatchObject({ verdict: 'pass', value: 6 })
    expect(judge('oomKilled == 0', { result })).toMatchObject({ verdict: 'fail', value: 3 })
    expect(judge('restarts{service:checkout} <= 4', { result })).toMatchObject({ verdict: 'fail', value: 5 })
  })

  test('none is none, and of nobody is unknown', () => {
    expect(judge('restarts{service:checkout} == 0')).toMatchObject({ verdict: 'pass', value: 0 })
    expect(judge('restarts{service:chekout} == 0').verdict).toBe('unknown')
  })
})
