import { type Lookup, unknown } from '../lookup.ts'
import type { Provider } from '../sourced.ts'
import { awsMachineTypes } from './aws.ts'
import { azureMachineTypes } from './azure.ts'
import { gcpMachineTypes } from './gcp.ts'
import type { Arch, CapacityType, MachineKind, MachineType, Offering } from './machine-type.ts'

/** Every machine type of the catalogue, in its tables' order. */
export const machineTypes: readonly MachineType[] = [...awsMachineTypes, ...gcpMachineTypes, ...azureMachineTypes]

/** Every offering: machine type × region × capacity type, where a price is known. */
export const offerings: readonly Offering[] = machineTypes.flatMap(offeringsOf)

const machineTypeById = new Map(machineTypes.map((type) => [`${type.provider}/${type.name}`, type]))
const offeringById = new Map(offerings.map((offering) => [offering.id, offering]))

/** @example offeringId('aws', 'us-east-1', 'm7g.2xlarge', 'on-demand') // 'aws/us-east-1/m7g.2xlarge/on-demand' */
export function offeringId(provider: string, region: string, machineType: string, capacityType: CapacityType): string {
  return `${provider}/${region}/${machineType}/${capacityType}`
}

/** A machine type by its provider's own name, `m7g.2xlarge`. */
export function machineType(provider: Provider, name: string): Lookup<MachineType> {
  const value = machineTypeById.get(`${provider}/${name}`)
  if (value !== undefined) return { isKnown: true, value }
  const known = machineTypes.filter((type) => type.provider === provider).map((type) => type.name)
  return unknown(`${provider} machine type`, name, known)
}

/** An offering by its id, `aws/us-east-1/m7g.2xlarge/on-demand`. */
export function offering(id: string): Lookup<Offering> {
  const value = offeringById.get(id)
  if (value !== undefined) return { isKnown: true, value }
  return unknown('offering', id, [...offeringById.keys()])
}

/** What to look for; a property left out matches everything. */
export type OfferingFilter = {
  readonly provider?: Provider
  readonly region?: string
  readonly capacityType?: CapacityType
  readonly arch?: Arch
  readonly kind?: MachineKind
  readonly gpuName?: string
}

/** The offerings that match, in the catalogue's order. */
export function findOfferings(filter: OfferingFilter): readonly Offering[] {
  return offerings.filter(
    ({ provider, region, capacityType, machineType: type }) =>
      matches(filter.provider, provider) &&
      matches(filter.region, region) &&
      matches(filter.capacityType, capacityType) &&
      matches(filter.arch, type.arch) &&
      matches(filter.kind, type.kind) &&
      matches(filter.gpuName, type.gpu?.name),
  )
}

function matches(wanted: string | undefined, actual: string | undefined): boolean {
  return wanted === undefined || wanted === actual
}

function offeringsOf(type: MachineType): readonly Offering[] {
  return type.prices.flatMap(({ region, onDemand, spot }) => {
    const quotes = spot === null ? [['on-demand', onDemand] as const] : [['on-demand', onDemand] as const, ['spot', spot] as const]
    return quotes.map(([capacityType, quote]) => ({
      ...quote,
      id: offeringId(type.provider, region, type.name, capacityType),
      provider: type.provider,
      region,
      capacityType,
      machineType: type,
    }))
  })
}
