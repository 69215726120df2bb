import {
  type Allocatable,
  allocatable,
  budgetAlarmPreset,
  type Lookup,
  type Offering,
  offering,
  type PriceSheet,
  type ProvisioningPreset,
  priceSheet,
  provisioningPreset,
} from '@plimsoll/catalog'

/** What can be rented, as far as a plan needs it. `standardCatalog` is the one that comes with Plimsoll. */
export type Catalog = {
  readonly offering: (id: string) => Lookup<Offering>
  readonly allocatable: (machine: Offering['machineType']) => Allocatable
  readonly priceSheet: (provider: string, region: string) => Lookup<PriceSheet>
  readonly budgetAlarm: (id: string) => Lookup<unknown>
  readonly provisioning: (id: string) => Lookup<ProvisioningPreset>
}

export const standardCatalog: Catalog = {
  offering,
  allocatable,
  priceSheet,
  budgetAlarm: budgetAlarmPreset,
  provisioning: provisioningPreset,
}
