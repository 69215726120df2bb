import type { Provider, Sourced } from '../sourced.ts'

export type Arch = 'amd64' | 'arm64'

/** What a machine is bought for; `gpu` whenever it carries an accelerator. */
export type MachineKind = 'general' | 'compute' | 'memory' | 'gpu'

export type CapacityType = 'on-demand' | 'spot'

/** Accelerators of one machine; `memoryGiB` is that of ONE of them. */
export type Gpu = { readonly name: string; readonly count: number; readonly memoryGiB: number }

/** One list price, USD per hour as a decimal string. */
export type Quote = Sourced & { readonly usdPerHour: string }

/** List prices of one machine type in one region; `spot` is null where no spot price is known. */
export type RegionPrice = { readonly region: string; readonly onDemand: Quote; readonly spot: Quote | null }

/** One kind of machine, as its provider sells it: the nominal size, before Kubernetes takes its share (see `allocatable`). */
export type MachineType = {
  readonly provider: Provider
  /** The provider's own name: `m7g.2xlarge`, `e2-standard-8`, `Standard_D8s_v5`. */
  readonly name: string
  readonly kind: MachineKind
  readonly arch: Arch
  readonly cores: number
  readonly memoryGiB: number
  readonly gpu: Gpu | null
  /** Baseline, not burst; null where the provider publishes none. */
  readonly networkGbps: number | null
  /** The managed service's default, see the README. */
  readonly maxPods: number
  readonly prices: readonly RegionPrice[]
}

/** Something that can be rented: a machine type in a region under a capacity type. */
export type Offering = Sourced & {
  /** `aws/us-east-1/m7g.2xlarge/on-demand` */
  readonly id: string
  readonly provider: Provider
  readonly region: string
  readonly capacityType: CapacityType
  readonly machineType: MachineType
  /** Decimal string, exactly as listed. */
  readonly usdPerHour: string
}
