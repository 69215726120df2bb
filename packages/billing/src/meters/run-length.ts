import type { Granularity, Price } from '@plimsoll/catalog'
import type { Charge } from '../charge.ts'
import { forCustomers, type Metering, secondsPerHour } from '../charge.ts'
import { fraction } from '../money/decimal.ts'

type Standing = {
  readonly title: string
  readonly subject: string
  readonly sku: string
  readonly price: Price
  readonly count: number
  readonly granularity: Granularity
}

/**
 * Something that stands for the whole run, charged by the hour whether used or not. It would be there without an attack, so it is the
 * customers' cost. Hours that are billed whole are counted from the start of the run.
 */
export function standingCharges({ usage, months }: Metering, { count, granularity, ...what }: Standing): readonly Charge[] {
  if (count === 0) return []
  const { stepSeconds, minimumSeconds } = granularity
  const billed = usage.durationSeconds > 0 ? Math.max(Math.ceil(usage.durationSeconds / stepSeconds) * stepSeconds, minimumSeconds) : 0
  let counted = 0
  return months.map((month, position) => {
    const toSeconds = Math.min(month.endSeconds, usage.durationSeconds)
    // A step that straddles midnight of the first belongs to the month in which it began.
    const upTo = position === months.length - 1 ? billed : Math.min(billed, Math.ceil(toSeconds / stepSeconds) * stepSeconds)
    const seconds = upTo - counted
    counted = upTo
    return {
      ...what,
      month: month.label,
      quantity: fraction(count * seconds, secondsPerHour),
      fromSeconds: Math.max(0, month.startSeconds),
      toSeconds,
      shares: forCustomers,
    }
  })
}
