export {
  askForMachine,
  beginShortage,
  type CountedMachine,
  endShortage,
  initialSupply,
  type SupplyState,
} from './launches.ts'
export { type SupplySpec, supplySpec } from './spec.ts'
export { hazardPerHour, secondsToInterruption } from './spot.ts'
