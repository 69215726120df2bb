import {
  type Allocatable,
  allocatable,
  budgetAlarmPreset,
  findOfferings,
  type Lookup,
  type Offering,
  offering,
  type PriceSheet,
  type Provider,
  type ProvisioningPreset,
  priceSheet,
  provisioningPreset,
  type SpotInterruption,
  spotInterruption,
} from '@plimsoll/catalog'

/** What can be rented, as far as a plan needs it. `standardCatalog` is the one that comes with Plimsoll. */
export type Catalog = {
  readonly offering: (id: string) => Lookup<Offering>
  /** All that can be rented there, in the catalogue's order. */
  readonly offeringsIn: (provider: Provider, region: string) => readonly Offering[]
  readonly allocatable: (machine: Offering['machineType']) => Allocatable
  readonly priceSheet: (provider: string, region: string) => Lookup<PriceSheet>
  readonly budgetAlarm: (id: string) => Lookup<unknown>
  readonly provisioning: (id: string) => Lookup<ProvisioningPreset>
  readonly spotInterruption: (provider: string, region: string, machineType: string) => Lookup<SpotInterruption>
}

export const standardCatalog: Catalog = {
  offering,
  offeringsIn: (provider, region) => findOfferings({ provider, region }),
  allocatable,
  priceSheet,
  budgetAlarm: budgetAlarmPreset,
  provisioning: provisioningPreset,
  spotInterruption,
}
