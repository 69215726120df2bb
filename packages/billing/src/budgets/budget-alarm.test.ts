import { type BudgetAlarmPreset, budgetAlarmPreset } from '@plimsoll/catalog'
import { describe, expect, it } from 'vitest'
import type { CumulativeBill } from '../bill.ts'
import { budgetAlarm } from './budget-alarm.ts'

const hour = 3600
const usd = 1_000_000

/** Spending at an even rate, known at every full hour. */
function spending({
  hours,
  usdPerHour,
  startIso = '2026-11-01T00:00:00Z',
}: {
  hours: number
  usdPerHour: number
  startIso?: string
}): CumulativeBill {
  const instants = Array.from({ length: hours + 1 }, (_, i) => i)
  const none = new Float64Array(hours + 1)
  const totalMicroUsd = Float64Array.from(instants, (i) => i * usdPerHour * usd)
  return {
    startIso,
    durationSeconds: hours * hour,
    gridSeconds: Float64Array.from(instants, (i) => i * hour),
    byMeter: {
      'node-time': totalMicroUsd,
      'root-disk': none,
      'control-plane': none,
      'load-balancer': none,
      egress: none,
      'public-ipv4': none,
    },
    totalMicroUsd,
    burnUsdPerHour: new Float64Array(hours + 1).fill(usdPerHour),
  }
}

function presetOf(id: string): BudgetAlarmPreset {
  const found = budgetAlarmPreset(id)
  if (!found.isKnown) throw new Error(found.message)
  return found.value
}

const awsBudgets = presetOf('aws-budgets')

describe('budgetAlarm', () => {
  it('rings hours after the threshold is crossed, and says what is burnt between', () => {
    // 100 $/h from the first of the month against 1000 $: half after 5 h, 80 % after 8 h, all after 10 h.
    // AWS: data 4 to 24 h old (14), update within 12 h (6), mail 5 min: 20 h 5 min on average, 4 h 5 min to 36 h 5 min.
    const report = budgetAlarm(spending({ hours: 72, usdPerHour: 100 }), { monthlyUsd: 1000 }, awsBudgets)
    expect(report.alarms.map(({ thresholdRatio, crossedAtSeconds }) => [thresholdRatio, crossedAtSeconds])).toEqual([
      [0.5, 5 * hour],
      [0.8, 8 * hour],
      [1, 10 * hour],
    ])
    expect(report.alarms[2]).toMatchObject({
      month: '2026-11',
      thresholdMicroUsd: 1000 * usd,
      isCrossedBefore: false,
      alarmAtSeconds: 30 * hour + 300,
      burntBeforeAlarmMicroUsd: Math.round((20 + 1 / 12) * 100 * usd),
      isAtLeast: false,
      earliest: { atSeconds: 14 * hour + 300, burntMicroUsd: Math.round((4 + 1 / 12) * 100 * usd), isAtLeast: false },
      latest: { atSeconds: 46 * hour + 300, burntMicroUsd: Math.round((36 + 1 / 12) * 100 * usd), isAtLeast: false },
    })
  })

  it('gives a lower bound when the message comes after the run', () => {
    // A day at 100 $/h: crossed after 10 h, 14 h of it are in the run.
    const [, , all] = budgetAlarm(spending({ hours: 24, usdPerHour: 100 }), { monthlyUsd: '1000' }, awsBudgets).alarms
    expect(all).toMatchObject({ alarmAtSeconds: 30 * hour + 300, burntBeforeAlarmMicroUsd: 1400 * usd, isAtLeast: true })
  })

  it('adds what the month has cost before the run, at the budget’s pace unless it is known', () => {
    // 16 November 00:00: half the month and, on plan, half of 3000 $ are gone. 100 $/h: 80 % (2400) after 9 h, all after 15 h.
    const run = spending({ hours: 24, usdPerHour: 100, startIso: '2026-11-16T00:00:00Z' })
    const onPlan = budgetAlarm(run, { monthlyUsd: 3000 }, awsBudgets)
    expect(onPlan.alarms.map(({ isCrossedBefore, crossedAtSeconds }) => [isCrossedBefore, crossedAtSeconds])).toEqual([
      [true, null],
      [false, 9 * hour],
      [false, 15 * hour],
    ])
    expect(onPlan.basisText).toBe(
      'Spending since the first of the month against the monthly amount; 1500 USD taken as spent before the run, at the even pace of the budget.',
    )
    const known = budgetAlarm(run, { monthlyUsd: 3000 }, awsBudgets, { spentBeforeUsd: '2900' })
    expect(known.alarms.map(({ isCrossedBefore, crossedAtSeconds }) => [isCrossedBefore, crossedAtSeconds])).toEqual([
      [true, null],
      [true, null],
      [false, hour],
    ])
  })

  it('says when no alarm rings at all', () => {
    // 2400 $ in a day, 26 days before paid at the pace of 20 000: 17 333 + 2400 stays below 20 000, and the lower thresholds are long past.
    const run = spending({ hours: 24, usdPerHour: 100, startIso: '2026-11-27T00:00:00Z' })
    const report = budgetAlarm(run, { monthlyUsd: 20_000 }, awsBudgets)
    expect(report.alarms.map(({ isCrossedBefore, alarmAtSeconds }) => [isCrossedBefore, alarmAtSeconds])).toEqual([
      [true, null],
      [true, null],
      [false, null],
    ])
    // Yet the day took 12 % of the month, 3.6 times its share of 666.67 $.
    expect(report.shareOfMonthRatio).toBe(0.12)
    expect(report.shareOfProratedRatio).toBeCloseTo(3.6, 12)
  })

  it('can compare with the monthly amount prorated to the run', () => {
    // A day of November has 20 000/30 = 666.67 $: crossed after 6 h 40 min.
    const run = spending({ hours: 24, usdPerHour: 100, startIso: '2026-11-27T00:00:00Z' })
    const report = budgetAlarm(run, { monthlyUsd: 20_000, thresholds: [1] }, awsBudgets, { basis: 'prorated' })
    expect(report.alarms).toHaveLength(1)
    expect(report.alarms[0].crossedAtSeconds).toBeCloseTo(6 * hour + 40 * 60, 3)
    expect(report.basisText).toBe('Spending in the run against the monthly amount, prorated to the length of the run.')
  })

  it('begins again with the month, in the budget’s own time zone', () => {
    // From 30 November 00:00 UTC at 100 $/h. AWS: 24 h of November. Google: November ends at 08:00 UTC, 32 h later.
    const run = spending({ hours: 60, usdPerHour: 100, startIso: '2026-11-30T00:00:00Z' })
    const crossings = (preset: string) =>
      budgetAlarm(run, { monthlyUsd: 2500, thresholds: [1] }, presetOf(preset), { spentBeforeUsd: 0 }).alarms.map(
        ({ month, crossedAtSeconds }) => [month, crossedAtSeconds],
      )
    expect(crossings('aws-budgets')).toEqual([
      ['2026-11', null],
      ['2026-12', 49 * hour],
    ])
    expect(crossings('gcp-budgets')).toEqual([
      ['2026-11', 25 * hour],
      ['2026-12', 57 * hour],
    ])
  })

  it('finds a crossing between the instants of the grid', () => {
    const [alarm] = budgetAlarm(spending({ hours: 24, usdPerHour: 100 }), { monthlyUsd: 150, thresholds: [1] }, awsBudgets).alarms
    expect(alarm.crossedAtSeconds).toBe(1.5 * hour)
  })

  it('refuses a threshold or an amount that is none', () => {
    const run = spending({ hours: 1, usdPerHour: 1 })
    expect(() => budgetAlarm(run, { monthlyUsd: 10, thresholds: [0] }, awsBudgets)).toThrow(RangeError)
    expect(() => budgetAlarm(run, { monthlyUsd: '-5' }, awsBudgets)).toThrow(RangeError)
  })
})
