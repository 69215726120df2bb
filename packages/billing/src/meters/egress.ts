import type { PriceTier } from '@plimsoll/catalog'
import { type Charge, type Meter, type Metering, runsPerMonth } from '../charge.ts'
import { fraction } from '../money/decimal.ts'
import { byIntent, hourParts, sharesOf } from './traffic-hours.ts'

/** Bytes sent to the internet, in tiers that the payer climbs through the billing month. */
export const egress: Meter<'egress'> = {
  kind: 'egress',
  title: 'Internet egress',

  charges(metering) {
    const { usage, sheet, settings } = metering
    let month = metering.months[0].label
    let sentBytes = Math.round(settings.monthToDateEgressBytes)
    return hourParts(metering).flatMap((part) => {
      if (part.month.label !== month) {
        month = part.month.label
        sentBytes = 0
      }
      const sent = byIntent(usage.traffic, ({ egressBytes }) => egressBytes[part.hour] ?? 0)
      const bytes = Math.round((sent.customers + sent.attack) * part.ratio)
      const slices = inTiers(sheet.egress.tiers, sheet.egress.bytesPerUnit, sentBytes, sentBytes + bytes)
      sentBytes += bytes
      return slices.map(
        (slice): Charge => ({
          title: tierTitle(slice.tier),
          subject: 'to the internet',
          sku: 'internet egress',
          month,
          price: slice.tier,
          quantity: fraction(slice.toBytes - slice.fromBytes, sheet.egress.bytesPerUnit),
          fromSeconds: within(part.fromSeconds, part.toSeconds, (slice.fromBytes - sentBytes + bytes) / bytes),
          toSeconds: within(part.fromSeconds, part.toSeconds, (slice.toBytes - sentBytes + bytes) / bytes),
          shares: sharesOf(sent),
        }),
      )
    })
  },

  monthlyUsd({ usage, sheet, settings }) {
    const { tiers, bytesPerUnit } = sheet.egress
    const sent = usage.traffic.reduce((sum, { egressBytes }) => sum + egressBytes.reduce((all, bytes) => all + bytes, 0), 0)
    const before = settings.monthToDateEgressBytes
    const slices = inTiers(tiers, bytesPerUnit, before, before + sent * runsPerMonth(usage.durationSeconds))
    return slices.reduce((usd, { tier, fromBytes, toBytes }) => usd + ((toBytes - fromBytes) / bytesPerUnit) * Number(tier.usd), 0)
  },

  assumptions({ usage, sheet, settings }: Metering) {
    if (usage.traffic.length === 0) return []
    const units = settings.monthToDateEgressBytes / sheet.egress.bytesPerUnit
    return [
      `The payer has sent ${units} ${sheet.egress.tiers[0].unit} to the internet this month when the run begins; tiers and free allowance count from there.`,
    ]
  },
}

type Slice = { readonly tier: PriceTier; readonly fromBytes: number; readonly toBytes: number }

/** Cuts what was sent between two points of the month at the ends of the tiers. */
function inTiers(tiers: readonly PriceTier[], bytesPerUnit: number, fromBytes: number, toBytes: number): readonly Slice[] {
  return tiers
    .map((tier) => ({
      tier,
      fromBytes: Math.max(fromBytes, tier.from * bytesPerUnit),
      toBytes: tier.to === null ? toBytes : Math.min(toBytes, tier.to * bytesPerUnit),
    }))
    .filter((slice) => slice.toBytes > slice.fromBytes)
}

function within(from: number, to: number, ratio: number): number {
  return from + (to - from) * ratio
}

function tierTitle({ usd, unit, from, to }: PriceTier): string {
  if (Number(usd) === 0) return `Internet egress, free allowance of ${to} ${unit}`
  return to === null ? `Internet egress above ${from} ${unit}` : `Internet egress from ${from} to ${to} ${unit}`
}
