import type { Bill, CumulativeBill } from '@plimsoll/billing'
import type { Spend } from '../findings.ts'
import { indexOfMax } from '../series/buckets.ts'
import { costPerDay } from './per-day.ts'

export function spendOf(bill: Bill, cumulative: CumulativeBill | null): Spend {
  const day = costPerDay(bill, cumulative)
  return {
    totalMicroUsd: bill.totalMicroUsd,
    byIntent: bill.byIntent,
    perDay: day && { microUsd: day.microUsd, basis: day.basis },
    perMonth: bill.perMonth,
    costPerMillionServedMicroUsd: bill.costPerMillionServedMicroUsd,
    peakBurn: cumulative && peakBurn(cumulative),
  }
}

/** The interval with the fastest spending; `atSeconds` is where it begins. */
export function peakBurn({ gridSeconds, burnUsdPerHour }: CumulativeBill): Spend['peakBurn'] {
  const interval = indexOfMax(burnUsdPerHour)
  if (interval === -1) return null
  return { usdPerHour: burnUsdPerHour[interval], atSeconds: interval === 0 ? 0 : gridSeconds[interval - 1] }
}
