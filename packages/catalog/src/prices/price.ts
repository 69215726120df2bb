import { findOfferings } from '../machines/machines.ts'
import type { Provider, Sourced } from '../sourced.ts'
import type { Price } from './price-sheet.ts'

/** General knowledge that nobody re-checked for this catalogue: shown as such wherever it is used. */
export const unverified = 'unverified default'

export const price = (usd: string, unit: string, from: Sourced): Price => ({ usd, unit, source: from.source, asOf: from.asOf })

/** 2^30 bytes, the GB of AWS transfer and disk prices (their tiers end at 10,240 and 51,200) and Google's GiB. */
export const gibibyte = 1_073_741_824

/** 10^9 bytes, the GB of Azure transfer prices (tiers end at 10,100 and 50,100) and of the ALB capacity unit. */
export const gigabyte = 1_000_000_000

/** Hourly prices of a region's offerings. */
export function nodeHours(provider: Provider, region: string): Readonly<Record<string, Price>> {
  return Object.fromEntries(
    findOfferings({ provider, region }).map((offering) => [offering.id, price(offering.usdPerHour, 'node-hour', offering)]),
  )
}
