export type { BudgetAlarmPreset, DelayStage } from './budgets/alarm-preset.ts'
export type { Lookup } from './lookup.ts'
export type { Arch, CapacityType, Gpu, MachineKind, MachineType, Offering, RegionPrice } from './machines/machine-type.ts'
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
export type { Provider, Sourced } from './sourced.ts'
