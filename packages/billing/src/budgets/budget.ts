import type { MicroUsd } from '../bill.ts'

/** What the owner of the bill has set: an amount a month and the shares of it at which they want to be told. */
export type Budget = {
  readonly monthlyUsd: string | number
  /** Ratios of the monthly amount; 0.5, 0.8 and 1 unless set. */
  readonly thresholds?: readonly number[]
}

/**
 * What spending is compared with.
 * `month-to-date`: as the providers do, everything since the first of the month against the whole monthly amount.
 * `prorated`: the run's own spending against the monthly amount's share for the run's length, as if the budget were for the run alone.
 */
export type BudgetBasis = 'month-to-date' | 'prorated'

export type BudgetOptions = {
  readonly basis?: BudgetBasis
  /** USD spent between the first of the month and the run; `on-plan` takes the budget's even pace. For `month-to-date` only. */
  readonly spentBeforeUsd?: string | number | 'on-plan'
}

/** When a message could arrive and what is spent between crossing and message; `isAtLeast` when the run ends before the message. */
export type AlarmInstant = { readonly atSeconds: number; readonly burntMicroUsd: MicroUsd; readonly isAtLeast: boolean }

/** One threshold in one month. */
export type BudgetAlarm = {
  readonly month: string
  readonly thresholdRatio: number
  readonly thresholdMicroUsd: MicroUsd
  /** The threshold was behind us when the run, or for later months the month, began: no alarm of this run. */
  readonly isCrossedBefore: boolean
  /** Null when the run does not cross it. */
  readonly crossedAtSeconds: number | null
  /** When the message arrives on average; may lie after the run. Null when nothing was crossed. */
  readonly alarmAtSeconds: number | null
  /** Spent between crossing and message; a lower bound if `isAtLeast`. Null when nothing was crossed. */
  readonly burntBeforeAlarmMicroUsd: MicroUsd | null
  readonly isAtLeast: boolean
  readonly earliest: AlarmInstant | null
  readonly latest: AlarmInstant | null
}

/** What a budget would have said about a run, and how its spending compares either way. */
export type BudgetReport = {
  readonly preset: string
  readonly basis: BudgetBasis
  /** The comparison in words. */
  readonly basisText: string
  readonly monthlyMicroUsd: MicroUsd
  readonly spentInRunMicroUsd: MicroUsd
  /** The run's spending over the whole monthly amount; null for a budget of nothing. */
  readonly shareOfMonthRatio: number | null
  /** The run's spending over the monthly amount's share for its length: above 1 is faster than the budget allows. */
  readonly shareOfProratedRatio: number | null
  readonly alarms: readonly BudgetAlarm[]
}
