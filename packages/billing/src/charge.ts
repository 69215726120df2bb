import type { Price, PriceSheet } from '@plimsoll/catalog'
import type { Usage } from '@plimsoll/engine'
import type { Unpriced } from './bill.ts'
import type { BillingMonth } from './calendar.ts'
import type { Fraction } from './money/decimal.ts'
import type { BillSettings } from './options.ts'

/** How much of a charge is whose; not negative, adding up to 1. */
export type Shares = { readonly customers: number; readonly attack: number; readonly idle: number }

/**
 * A stretch of metered use at one unit price within one billing month. Charges that agree in all but time become one line of the bill;
 * their money accrues evenly from `fromSeconds` to `toSeconds`.
 */
export type Charge = {
  readonly title: string
  readonly subject: string
  readonly sku: string
  readonly month: string
  readonly price: Price
  /** In the price's unit, exact. */
  readonly quantity: Fraction
  readonly fromSeconds: number
  readonly toSeconds: number
  readonly shares: Shares
  /** Machines that waited prepared in a warm pool, and their disks. */
  readonly isWarmPool?: boolean
}

/** What every meter reads. */
export type Metering = {
  readonly usage: Usage
  readonly sheet: PriceSheet
  readonly settings: BillSettings
  readonly months: readonly BillingMonth[]
  /** Seconds between two instants in which workers were busy for each intent, as parts of the time between. */
  readonly busyBetween: (fromSeconds: number, toSeconds: number) => { readonly customers: number; readonly attack: number }
}

/** One kind of charge that a provider makes. A meter is one file here and one line in `meters/index.ts`. */
export interface Meter<Kind extends string = string> {
  readonly kind: Kind
  readonly title: string
  charges(metering: Metering): readonly Charge[]
  /** Dollars for 730 hours of the same use; left out where the meter is proportional to time. */
  monthlyUsd?(metering: Metering): number
  unpriced?(metering: Metering): readonly Unpriced[]
  /** What was assumed, as sentences; nothing if the meter charged nothing. */
  assumptions?(metering: Metering): readonly string[]
}

export const secondsPerHour = 3600

/** What a month means where a figure is given for one: 365 days by 24 hours by 12. */
export const hoursPerMonth = 730

export const forCustomers: Shares = { customers: 1, attack: 0, idle: 0 }

/** How often a run of this length fits a month of 730 hours. */
export function runsPerMonth(durationSeconds: number): number {
  return (hoursPerMonth * secondsPerHour) / durationSeconds
}
