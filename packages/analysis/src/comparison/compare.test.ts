import { expect, test } from 'vitest'
import { objective, story, storyBill, storyPlan } from '../../test/story.ts'
import { analyse } from '../analyse.ts'
import type { AnalysedRun } from '../findings.ts'
import { compare } from './compare.ts'

const objectives = [objective('p99 < 300ms'), objective('queueFull == 0'), objective('burn.max < 9')]

function analysed(name: string, result = story(), bill = storyBill()): AnalysedRun {
  return { name, result, bill, cumulative: null, findings: analyse(result, bill, objectives, { plan: storyPlan }) }
}

/** The same ten minutes with a limiter that also hits customers: 100 refused, no queue overflows, p99 worse, 2 dollars cheaper. */
function limited(): AnalysedRun {
  const run = story()
  const [shoppers, bots] = run.outcomes.bySource
  const counts = { ...shoppers.counts, queueFull: 0, limited: 100, served: shoppers.counts.served + 2300 }
  const latency = [{ ...run.latency[0], p99Seconds: 0.35 }]
  const outcomes = { ...run.outcomes, bySource: [{ ...shoppers, counts }, bots] }
  return analysed('limited', { ...run, outcomes, latency, planHash: 'other' }, storyBill({ totalMicroUsd: 4_000_000 }))
}

const comparison = compare(analysed('open'), limited())

test('savings in money and in customers', () => {
  expect(comparison).toMatchObject({
    savedMicroUsd: 2_000_000,
    savedCustomerRequests: 2300,
    isSameSeed: true,
    isSamePlan: false,
    caveats: [],
  })
  expect(comparison.customerLossDelta).toMatchObject({ limited: 100, queueFull: -2400, timedOut: 0 })
})

test('every headline number has its change and whether that is good', () => {
  const row = (id: string) => comparison.rows.find((row) => row.id === id)
  expect(row('billTotal')).toMatchObject({ before: 6_000_000, after: 4_000_000, delta: -2_000_000, deltaRatio: -1 / 3, change: 'better' })
  expect(row('customersLimited')).toMatchObject({ before: 0, after: 100, deltaRatio: null, change: 'worse' })
  expect(row('p99')).toMatchObject({ change: 'worse' })
  expect(row('podsMax')).toMatchObject({ delta: 0, change: 'same' })
  expect(row('burntBeforeAlarm')).toBeUndefined()
})

test('containers that were restarted are shown where any was, and a run without counts as none', () => {
  expect(comparison.rows.some(({ id }) => id === 'restarts')).toBe(false)
  const crashing = analysed('crashing', story({ restarts: [{ service: 'checkout', restarts: 5, oomKilled: 3 }] }))
  const row = compare(crashing, analysed('calm')).rows.find(({ id }) => id === 'restarts')
  expect(row).toMatchObject({ before: 5, after: 0, delta: -5, change: 'better' })
})

test('what became of each objective', () => {
  expect(Object.fromEntries(comparison.objectives.map(({ text, change }) => [text, change]))).toEqual({
    'p99 < 300ms': 'broke',
    'queueFull == 0': 'mended',
    'burn.max < 9': 'unclear',
  })
})

test('what makes runs hard to compare is said', () => {
  const other = analysed('other', story({ seed: 2, durationSeconds: 1200 }))
  expect(compare(analysed('open'), other).caveats).toEqual([
    'The seeds differ (1 and 2), so a part of every difference is chance.',
    'The runs are not equally long, so totals do not compare.',
  ])
})
