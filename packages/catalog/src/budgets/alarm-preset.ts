import type { Sourced } from '../sourced.ts'

/** One stage between money being spent and somebody reading about it; each takes anything between its ends, evenly. */
export type DelayStage = { readonly what: string; readonly minSeconds: number; readonly maxSeconds: number }

/** How late a budget alarm is. Stages add up: data arrives, the budget looks at it, the message is sent. */
export type BudgetAlarmPreset = Sourced & {
  readonly id: string
  readonly title: string
  readonly stages: readonly DelayStage[]
  /** Whose midnight begins the budget's month. */
  readonly billingClock: 'utc' | 'us-pacific'
}
