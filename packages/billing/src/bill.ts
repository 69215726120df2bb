import type { MeterKind } from './meters/index.ts'

/** Money in whole micro-dollars (10⁻⁶ USD); every sum of these is exact. */
export type MicroUsd = number

/**
 * One multiplication: `quantity` × `unitPrice`, rounded half up to a micro-dollar. The four amounts are FOCUS's: `list` at public prices,
 * `contracted` after negotiated discounts, `effective` with commitments spread over what they cover, `billed` in cash.
 */
export type BillLine = {
  readonly meter: MeterKind
  readonly title: string
  /** What was metered: a node pool, a load balancer, the cluster. */
  readonly subject: string
  /** What it is called on the price list: an offering id, `Application Load Balancer`. */
  readonly sku: string
  /** Billing month, `2026-11`. */
  readonly month: string
  readonly quantity: number
  readonly unit: string
  /** USD as a decimal string, as published. */
  readonly unitPrice: string
  readonly listMicroUsd: MicroUsd
  readonly contractedMicroUsd: MicroUsd
  readonly effectiveMicroUsd: MicroUsd
  readonly billedMicroUsd: MicroUsd
  readonly byIntent: IntentSplit
  readonly source: string
  readonly asOf: string
  /** Of machines that waited prepared in a warm pool; absent for all else. */
  readonly isWarmPool?: true
}

/** Effective money by whom it was spent for. The three add up to the whole exactly. */
export type IntentSplit = {
  readonly customers: MicroUsd
  readonly attack: MicroUsd
  /** Paid for and requested by no pod: booting, empty or unrequested machine time. */
  readonly idle: MicroUsd
}

/** A run's bill. `totalMicroUsd` is the sum of effective amounts; meters, intents and lines each add up to it exactly. */
export type Bill = {
  readonly sheet: { readonly id: string; readonly asOf: string; readonly source: string; readonly currency: 'USD' }
  readonly startIso: string
  readonly durationSeconds: number
  readonly lines: readonly BillLine[]
  readonly listMicroUsd: MicroUsd
  readonly contractedMicroUsd: MicroUsd
  readonly billedMicroUsd: MicroUsd
  readonly totalMicroUsd: MicroUsd
  readonly byMeter: Readonly<Record<MeterKind, MicroUsd>>
  readonly byIntent: IntentSplit
  /** The same hour after hour for 730 hours, with the tiers and free allowances of one month; `basis` says so in words. Null for a run of no length. */
  readonly perMonth: { readonly microUsd: MicroUsd; readonly basis: string } | null
  /** Null when no customer request was served. */
  readonly costPerMillionServedMicroUsd: MicroUsd | null
  /** Used, but not on the price sheet, so not in the total; empty on a complete bill. */
  readonly unpriced: readonly Unpriced[]
  /** What was assumed where the run measured nothing, and what no meter covers, as sentences. */
  readonly assumptions: readonly string[]
}

/** Something used that the price sheet has no price for: listed apart, never taken as free. */
export type Unpriced = { readonly meter: MeterKind; readonly subject: string; readonly sku: string; readonly reason: string }

/**
 * Effective money over time in whole micro-dollars, one value an instant of `gridSeconds`. It never falls, meters add up to the total at every
 * instant, and from the end of the run on it equals the bill.
 */
export type CumulativeBill = {
  readonly startIso: string
  readonly durationSeconds: number
  readonly gridSeconds: Float64Array
  readonly byMeter: Readonly<Record<MeterKind, Float64Array>>
  readonly totalMicroUsd: Float64Array
  /** Dollars an hour over the interval that ends at the instant; the first is that of the first interval. */
  readonly burnUsdPerHour: Float64Array
}
