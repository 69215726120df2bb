import type { Provider, Sourced } from '../sourced.ts'

/** One published price. `usd` is a decimal string so that no price passes through binary floating point. */
export type Price = Sourced & { readonly usd: string; readonly unit: string }

/** A price that holds for quantities from `from` (included) up to `to` (excluded; null: without end), both in the price's unit. */
export type PriceTier = Price & { readonly from: number; readonly to: number | null }

/** How a running resource is metered: rounded up to `stepSeconds`, never less than `minimumSeconds` a start. */
export type Granularity = Sourced & { readonly stepSeconds: number; readonly minimumSeconds: number }

/** What one capacity unit covers; the dimension that needs most units decides (ALB's LCU). */
export type CapacityUnit = {
  readonly name: string
  readonly hour: Price
  readonly newConnectionsPerSecond: number
  readonly activeConnections: number
  readonly processedBytesPerHour: number
}

export type LoadBalancing = {
  readonly product: string
  readonly granularity: Granularity
  /** One charge an hour that covers the first `firstCovers` load balancers together. */
  readonly firstHour: Price
  readonly firstCovers: number
  readonly furtherHour: Price
  readonly capacityUnit: CapacityUnit | null
  /** Bytes in and out, each charged once. */
  readonly processing: { readonly price: Price; readonly bytesPerUnit: number } | null
}

/** To the internet. Tiers count from zero again every billing month, and are shared by everything the payer runs. */
export type Egress = { readonly bytesPerUnit: number; readonly tiers: readonly PriceTier[] }

/** The disk every node boots from, priced by GB (`gibibytes` of them) or as one disk of a size class. */
export type RootDisk = {
  readonly product: string
  readonly gibibytes: number
  readonly granularity: Granularity
  /** How many `price` units one disk is: its GB, or 1 where the provider sells size classes. */
  readonly unitsPerDisk: number
  readonly price: Price
  /** What "a month" in the price means: the calendar month's own length, or 730 hours always. */
  readonly month: 'calendar' | '730h'
}

/** Everything a bill needs to know about prices in one region. Plain data: may be edited, stored and used instead of another. */
export type PriceSheet = Sourced & {
  readonly id: string
  readonly provider: Provider
  readonly region: string
  readonly currency: 'USD'
  /** Whose midnight begins a billing month. */
  readonly billingClock: 'utc' | 'us-pacific'
  /** By offering id: `aws/us-east-1/m7g.2xlarge/spot`. */
  readonly nodeHour: Readonly<Record<string, Price>>
  readonly nodeGranularity: Granularity
  readonly controlPlane: { readonly product: string; readonly hour: Price; readonly granularity: Granularity }
  readonly loadBalancing: LoadBalancing
  readonly egress: Egress
  readonly nat: { readonly hour: Price; readonly data: Price; readonly bytesPerUnit: number }
  readonly rootDisk: RootDisk
  readonly publicIpv4Hour: Price
}
