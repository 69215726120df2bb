import type { PriceSheet } from '@plimsoll/catalog'
import type { Usage } from '@plimsoll/engine'
import { busyByHour } from './busy.ts'
import { billingMonths } from './calendar.ts'
import type { Charge, Metering } from './charge.ts'
import type { MeterKind } from './meters/index.ts'
import { meters } from './meters/index.ts'
import { afterPercentOff, decimal, type Fraction, times } from './money/decimal.ts'
import { type BillOptions, settingsOf } from './options.ts'

/** Reads usage the way every meter wants it. */
export function meteringOf(usage: Usage, sheet: PriceSheet, options: BillOptions): Metering {
  return {
    usage,
    sheet,
    settings: settingsOf(options),
    months: billingMonths(usage.startIso, usage.durationSeconds, sheet.billingClock),
    busyBetween: busyByHour(usage.traffic, usage.durationSeconds),
  }
}

export type Metered = { readonly kind: MeterKind; readonly charges: readonly Charge[] }

export function meter(metering: Metering): readonly Metered[] {
  return meters.map(({ kind, charges }) => ({ kind, charges: charges(metering) }))
}

/** Dollars of a quantity at list price. */
export const listUsd = (quantity: Fraction, charge: Charge): Fraction => times(quantity, decimal(charge.price.usd))

/** Dollars after the negotiated discount of the meter. */
export function contractedUsd(list: Fraction, kind: MeterKind, { settings }: Metering): Fraction {
  const percent = settings.percentOff[kind]
  return percent === undefined ? list : times(list, afterPercentOff(percent))
}
