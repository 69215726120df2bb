export type { BudgetAlarmPreset, DelayStage } from './budgets/alarm-preset.ts'
export { budgetAlarmPreset, budgetAlarmPresets } from './budgets/alarms.ts'
export type { Lookup } from './lookup.ts'
export { type Allocatable, allocatable } from './machines/allocatable.ts'
export type { Arch, CapacityType, Gpu, MachineKind, MachineType, Offering, Quote, RegionPrice } from './machines/machine-type.ts'
export { findOfferings, machineType, machineTypes, type OfferingFilter, offering, offeringId, offerings } from './machines/machines.ts'
export { isZoneOf, zonesOf } from './machines/zones.ts'
export { findProvisioningPresets, provisioningPreset, provisioningPresets } from './nodes/provisioning.ts'
export type { ProvisioningPreset, StepSeconds } from './nodes/provisioning-preset.ts'
export type {
  CapacityUnit,
  Egress,
  Granularity,
  LoadBalancing,
  Price,
  PriceSheet,
  PriceTier,
  RootDisk,
} from './prices/price-sheet.ts'
export { priceSheet, priceSheets } from './prices/price-sheets.ts'
export type { Provider, Sourced } from './sourced.ts'
export { type InterruptionBucket, type SpotInterruption, spotInterruption, spotInterruptions } from './spot/interruption.ts'
