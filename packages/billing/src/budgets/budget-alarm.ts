import type { BudgetAlarmPreset } from '@plimsoll/catalog'
import type { CumulativeBill, MicroUsd } from '../bill.ts'
import { type BillingMonth, billingMonths } from '../calendar.ts'
import { decimal, microUsd } from '../money/decimal.ts'
import type { AlarmInstant, Budget, BudgetAlarm, BudgetOptions, BudgetReport } from './budget.ts'
import { crossedAt, spentAt } from './spending.ts'

const defaultThresholds = [0.5, 0.8, 1]

/**
 * When a budget's alarms ring and what is burnt before they do. Budgets look at billing data that is hours old and look seldom: a threshold
 * crossed now is a message later, and money goes on between.
 *
 * @param cumulative must reach the end of the run; crossings are found between its instants, so its grid is their precision
 * @throws RangeError for an amount that is no decimal number or a threshold that is not above 0
 */
export function budgetAlarm(
  cumulative: CumulativeBill,
  budget: Budget,
  preset: BudgetAlarmPreset,
  options: BudgetOptions = {},
): BudgetReport {
  const monthlyMicroUsd = microUsd(decimal(String(budget.monthlyUsd)))
  const basis = options.basis ?? 'month-to-date'
  const months = billingMonths(cumulative.startIso, cumulative.durationSeconds, preset.billingClock)
  const spentInRunMicroUsd = spentAt(cumulative, cumulative.durationSeconds)
  const proratedMicroUsd = months.reduce((sum, month) => sum + monthlyMicroUsd * elapsedRatio(month, cumulative.durationSeconds), 0)
  const thresholds = budget.thresholds ?? defaultThresholds
  const periods = basis === 'prorated' ? [runAsPeriod(months, cumulative, proratedMicroUsd)] : periodsOf(months, monthlyMicroUsd, options)
  return {
    preset: preset.id,
    basis,
    basisText: describe(basis, periods[0].spentBeforeMicroUsd, options),
    monthlyMicroUsd,
    spentInRunMicroUsd,
    shareOfMonthRatio: monthlyMicroUsd > 0 ? spentInRunMicroUsd / monthlyMicroUsd : null,
    shareOfProratedRatio: proratedMicroUsd > 0 ? spentInRunMicroUsd / proratedMicroUsd : null,
    alarms: periods.flatMap((period) => thresholds.map((ratio) => alarmOf(cumulative, period, ratio, preset))),
  }
}

/** A stretch over which spending is added up and compared with an amount. */
type Period = {
  readonly month: string
  readonly fromSeconds: number
  readonly toSeconds: number
  readonly amountMicroUsd: MicroUsd
  readonly spentBeforeMicroUsd: MicroUsd
}

function runAsPeriod(months: readonly BillingMonth[], { durationSeconds }: CumulativeBill, amountMicroUsd: number): Period {
  return {
    month: months[0].label,
    fromSeconds: 0,
    toSeconds: durationSeconds,
    amountMicroUsd: Math.round(amountMicroUsd),
    spentBeforeMicroUsd: 0,
  }
}

function periodsOf(
  months: readonly BillingMonth[],
  amountMicroUsd: MicroUsd,
  { spentBeforeUsd = 'on-plan' }: BudgetOptions,
): readonly Period[] {
  return months.map((month, position) => {
    const monthSeconds = month.endSeconds - month.startSeconds
    const onPlan = Math.round((amountMicroUsd * Math.max(0, -month.startSeconds)) / monthSeconds)
    const before = spentBeforeUsd === 'on-plan' ? onPlan : microUsd(decimal(String(spentBeforeUsd)))
    return {
      month: month.label,
      fromSeconds: Math.max(0, month.startSeconds),
      toSeconds: month.endSeconds,
      amountMicroUsd,
      spentBeforeMicroUsd: position === 0 ? before : 0,
    }
  })
}

/** Part of a month that lies within the run. */
function elapsedRatio({ startSeconds, endSeconds }: BillingMonth, durationSeconds: number): number {
  return (Math.min(endSeconds, durationSeconds) - Math.max(startSeconds, 0)) / (endSeconds - startSeconds)
}

function alarmOf(cumulative: CumulativeBill, period: Period, thresholdRatio: number, preset: BudgetAlarmPreset): BudgetAlarm {
  if (!(thresholdRatio > 0)) throw new RangeError(`a budget threshold must be above 0, received ${thresholdRatio}`)
  const thresholdMicroUsd = Math.round(period.amountMicroUsd * thresholdRatio)
  const base = { month: period.month, thresholdRatio, thresholdMicroUsd }
  const silent = {
    ...base,
    crossedAtSeconds: null,
    alarmAtSeconds: null,
    burntBeforeAlarmMicroUsd: null,
    isAtLeast: false,
    earliest: null,
    latest: null,
  }
  if (period.spentBeforeMicroUsd >= thresholdMicroUsd) return { ...silent, isCrossedBefore: true }
  const target = spentAt(cumulative, period.fromSeconds) + thresholdMicroUsd - period.spentBeforeMicroUsd
  const crossedAtSeconds = crossedAt(cumulative, target)
  if (crossedAtSeconds === null || crossedAtSeconds > period.toSeconds) return { ...silent, isCrossedBefore: false }
  const { typicalSeconds, minSeconds, maxSeconds } = delays(preset)
  const typical = instant(cumulative, crossedAtSeconds, typicalSeconds)
  return {
    ...base,
    isCrossedBefore: false,
    crossedAtSeconds,
    alarmAtSeconds: typical.atSeconds,
    burntBeforeAlarmMicroUsd: typical.burntMicroUsd,
    isAtLeast: typical.isAtLeast,
    earliest: instant(cumulative, crossedAtSeconds, minSeconds),
    latest: instant(cumulative, crossedAtSeconds, maxSeconds),
  }
}

/** Stages are even between their ends and independent, so means add up just as ends do. */
function delays({ stages }: BudgetAlarmPreset): {
  readonly typicalSeconds: number
  readonly minSeconds: number
  readonly maxSeconds: number
} {
  const minSeconds = stages.reduce((sum, stage) => sum + stage.minSeconds, 0)
  const maxSeconds = stages.reduce((sum, stage) => sum + stage.maxSeconds, 0)
  return { typicalSeconds: (minSeconds + maxSeconds) / 2, minSeconds, maxSeconds }
}

function instant(cumulative: CumulativeBill, crossedAtSeconds: number, delaySeconds: number): AlarmInstant {
  const atSeconds = crossedAtSeconds + delaySeconds
  const burnt = spentAt(cumulative, atSeconds) - spentAt(cumulative, crossedAtSeconds)
  return { atSeconds, burntMicroUsd: Math.round(burnt), isAtLeast: atSeconds > cumulative.durationSeconds }
}

function describe(basis: BudgetReport['basis'], spentBeforeMicroUsd: MicroUsd, { spentBeforeUsd = 'on-plan' }: BudgetOptions): string {
  if (basis === 'prorated') return 'Spending in the run against the monthly amount, prorated to the length of the run.'
  const dollars = Math.round(spentBeforeMicroUsd / 1_000_000)
  const how = spentBeforeUsd === 'on-plan' ? 'at the even pace of the budget' : 'as given'
  return `Spending since the first of the month against the monthly amount; ${dollars} USD taken as spent before the run, ${how}.`
}
