import type { HourlyTraffic } from '@plimsoll/engine'
import type { BillingMonth } from '../calendar.ts'
import { type Metering, type Shares, secondsPerHour } from '../charge.ts'

/** One clock hour of the run, or the part of it that falls into one billing month. */
export type HourPart = {
  readonly hour: number
  readonly month: BillingMonth
  readonly fromSeconds: number
  readonly toSeconds: number
  /** This part's share of the hour's traffic; below 1 only where a month ends within the hour. */
  readonly ratio: number
}

/** The hours of a run in order, cut where a billing month ends. */
export function hourParts({ usage, months }: Metering): readonly HourPart[] {
  const parts: HourPart[] = []
  for (let hour = 0; hour * secondsPerHour < usage.durationSeconds; hour++) {
    const from = hour * secondsPerHour
    const to = Math.min(from + secondsPerHour, usage.durationSeconds)
    for (const month of months) {
      const fromSeconds = Math.max(from, month.startSeconds)
      const toSeconds = Math.min(to, month.endSeconds)
      if (toSeconds > fromSeconds) parts.push({ hour, month, fromSeconds, toSeconds, ratio: (toSeconds - fromSeconds) / (to - from) })
    }
  }
  return parts
}

export type ByIntent = { readonly customers: number; readonly attack: number }

/** Adds up one column of the traffic in one hour, by who sent it. */
export function byIntent(traffic: readonly HourlyTraffic[], amount: (entry: HourlyTraffic) => number): ByIntent {
  let customers = 0
  let attack = 0
  for (const entry of traffic) {
    if (entry.intent === 'attack') attack += amount(entry)
    else customers += amount(entry)
  }
  return { customers, attack }
}

/** Shares in proportion to what each sent. */
export function sharesOf({ customers, attack }: ByIntent): Shares {
  const all = customers + attack
  return all > 0 ? { customers: customers / all, attack: attack / all, idle: 0 } : { customers: 0, attack: 0, idle: 1 }
}
