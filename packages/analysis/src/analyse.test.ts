import { expect, test } from 'vitest'
import { objective, story, storyBill, storyPlan, storySpending } from '../test/story.ts'
import { analyse } from './analyse.ts'

const all = { plan: storyPlan, cumulative: storySpending() }
const findings = analyse(story(), storyBill(), [objective('p99 < 300ms'), objective('queueFull == 0')], all)

test('the worst objective is the verdict, and stands first', () => {
  expect(findings.verdict).toBe('broken')
  expect(findings.objectives.map(({ objective }) => objective.text)).toEqual(['queueFull == 0', 'p99 < 300ms'])
  expect(analyse(story(), storyBill(), [], all).verdict).toBe('none')
  expect(analyse(story(), storyBill(), [objective('burn.max < 99')], {}).verdict).toBe('unknown')
})

test('the peak is the bucket in which most was offered', () => {
  expect(findings.peak).toMatchObject({ atSeconds: 240, offeredPerSecond: 500, byIntent: { customers: 400, attack: 100 } })
  // 138 000 requests in 600 s are 230/s
  expect(findings.peak?.peakToMeanRatio).toBeCloseTo(500 / 230, 12)
})

test('headroom at the peak, at its tightest, and with every pod that limits allow', () => {
  expect(findings.headroom).toMatchObject({ service: 'checkout', peakAtSeconds: 240, ceilingPods: 10, tightest: { atSeconds: 240 } })
  expect(findings.headroom.atPeakRatio).toBeCloseTo(1 / 0.925 - 1, 12)
  expect(findings.headroom.ceilingRatio).toBeCloseTo(10 / (4 * 0.925) - 1, 12)
})

test('time to react runs from the last minute that 4 pods could carry to the first with 8', () => {
  // decided in minute 4 at 410 admitted/s for 8 pods: 4 pods are enough for 205/s, last seen in minute 3
  expect(findings.reactions).toEqual([
    {
      service: 'checkout',
      fromPods: 4,
      toPods: 8,
      riseAtSeconds: 240,
      decidedAtSeconds: 270,
      readyAtSeconds: 300,
      seconds: 60,
      reason: null,
      marks: [2],
    },
  ])
})

/** Traffic rises in minute 3, and every step of the service descends from it. */
const rise = { atSeconds: 180, kind: 'traffic', subject: 'source:shoppers', from: 100, to: 400, reason: 'traffic', because: [] } as const
const step = (atSeconds: number, from: number, to: number) =>
  ({ atSeconds, kind: 'scale', subject: 'checkout', from, to, reason: 'cpu', because: [0] }) as const

test('steps that answer the same rise are one reaction, and one that never got its pods says so', () => {
  const run = story()
  const twice = analyse({ ...run, marks: [rise, step(245, 4, 6), step(270, 6, 8)] }, storyBill(), [])
  expect(twice.reactions).toHaveLength(1)
  expect(twice.reactions[0]).toMatchObject({ fromPods: 4, toPods: 8, decidedAtSeconds: 245, seconds: 60, marks: [1, 2] })
  const late = story({ durationSeconds: 6000, marks: [rise, step(245, 4, 8), step(5000, 8, 9)] })
  expect(analyse(late, storyBill(), []).reactions).toMatchObject([{ fromPods: 4, toPods: 8, marks: [1] }])
  const never = analyse({ ...run, marks: [rise, step(270, 4, 9)] }, storyBill(), [])
  expect(never.reactions[0]).toMatchObject({ seconds: null, reason: '9 pods were never ready at one time before the run ended' })
})

test('what answers no rise is no reaction: a decision without one, and a swing back after the service scaled down', () => {
  const unprompted = { ...step(270, 4, 8), because: [] }
  expect(analyse(story({ marks: [rise, unprompted] }), storyBill(), []).reactions).toEqual([])
  const swings = [rise, step(245, 4, 8), step(280, 8, 4), step(290, 4, 8)]
  expect(analyse(story({ marks: swings }), storyBill(), []).reactions).toMatchObject([{ decidedAtSeconds: 245, marks: [1] }])
})

test('waste adds up machine time by what it did', () => {
  const { waste } = findings
  // machines ran 600 s and 345 s; the second booted 25 s, then was ready 320 s, half of it unrequested
  expect(waste.nodeHours).toBeCloseTo(945 / 3600, 12)
  expect(waste.bootingNodeHours).toBeCloseTo(25 / 3600, 12)
  expect(waste.emptyNodeHours).toBeCloseTo(100 / 3600, 12)
  expect(waste.unrequestedNodeHours).toBeCloseTo(160 / 3600, 12)
  expect(waste).toMatchObject({ idleMicroUsd: 1_500_000, idleRatio: 0.25 })
  // 5 minutes of 4 cores and 5 of 8, against 10 minutes of 4
  expect(waste.overProvisionRatio).toBeCloseTo(1.5, 12)
})

test('neighbouring losses are one episode', () => {
  expect(findings.saturation).toEqual([
    {
      service: 'checkout',
      fromSeconds: 240,
      untilSeconds: 360,
      lostRequests: 3000,
      lostCustomerRequests: 3000,
      outcomes: ['queueFull', 'timedOut'],
    },
  ])
})

test('losses and spending by intent are those of the books', () => {
  expect(findings.losses.map(({ intent, offered, served, lost }) => [intent, offered, served, lost])).toEqual([
    ['customers', 126_000, 123_000, 3000],
    ['attack', 12_000, 1200, 10_800],
  ])
  expect(findings.spend).toMatchObject({
    totalMicroUsd: 6_000_000,
    byIntent: { attack: 500_000 },
    peakBurn: { usdPerHour: 48, atSeconds: 300 },
  })
})

test('decisions: what lost customers first, ends of losses not at all', () => {
  expect(findings.decisions.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
    'saturation source:shoppers',
    'traffic source:bots',
    'scale checkout',
  ])
})

test('the alarm that matters is that of the highest threshold crossed', () => {
  const alarm = (thresholdRatio: number, crossedAtSeconds: number | null) => ({
    month: '2026-11',
    thresholdRatio,
    thresholdMicroUsd: thresholdRatio * 4_000_000,
    isCrossedBefore: false,
    crossedAtSeconds,
    alarmAtSeconds: crossedAtSeconds && crossedAtSeconds + 3600,
    burntBeforeAlarmMicroUsd: 1_000_000,
    isAtLeast: true,
    earliest: null,
    latest: null,
  })
  const budget = {
    preset: 'test',
    basis: 'prorated',
    basisText: '',
    monthlyMicroUsd: 4_000_000,
    spentInRunMicroUsd: 6_000_000,
    shareOfMonthRatio: 1.5,
    shareOfProratedRatio: 1.5,
    alarms: [alarm(0.5, 300), alarm(1, 510), alarm(2, null)],
  } as const
  expect(analyse(story(), storyBill(), [], { budget }).burntBeforeAlarm?.thresholdRatio).toBe(1)
  expect(findings.burntBeforeAlarm).toBeNull()
})
