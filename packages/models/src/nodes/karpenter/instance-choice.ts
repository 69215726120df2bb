import { zoneLabel } from '../../contract/scheduling/index.ts'
import { allows, oneOf, type Requirement } from './requirement.ts'
import { intersects, merge, type Requirements, requirementsOf } from './requirements.ts'
import { type Amounts, holds, type KarpenterInstanceType, type KarpenterOffering, plus } from './world.ts'

export const capacityTypeLabel = 'karpenter.sh/capacity-type'
export const instanceTypeLabel = 'node.kubernetes.io/instance-type'

/** An instance type with what its nodes' labels can be, and what the DaemonSets take of it. */
export type TypeOption = { readonly type: KarpenterInstanceType; readonly requirements: Requirements; readonly daemons: Amounts }

export function typeRequirements(type: KarpenterInstanceType): Requirements {
  const available = type.offerings.filter(({ isAvailable }) => isAvailable)
  const offered = new Map<string, Requirement>([
    [instanceTypeLabel, oneOf([type.name])],
    ['kubernetes.io/os', oneOf(['linux'])],
    [zoneLabel, oneOf(available.map(({ zone }) => zone))],
    [capacityTypeLabel, oneOf(available.map(({ capacityType }) => capacityType))],
  ])
  return merge(requirementsOf([], type.labels), offered)
}

/** The types that meet the requirements, hold the requests beside their DaemonSets and have a suitable offering; none when minValues fails. */
export function feasibleTypes(options: readonly TypeOption[], requirements: Requirements, requests: Amounts): TypeOption[] {
  const left = options.filter(
    ({ type, requirements: own, daemons }) =>
      holds(type.allocatable, plus(requests, daemons)) &&
      intersects(own, requirements) &&
      type.offerings.some((offering) => isOffered(offering, requirements)),
  )
  return typesForMinValues(left, requirements) <= left.length ? left : []
}

/** Whether the offering can be had now and suits. */
export function isOffered({ isAvailable, zone, capacityType }: KarpenterOffering, requirements: Requirements): boolean {
  if (!isAvailable) return false
  const zones = requirements.get(zoneLabel)
  const capacityTypes = requirements.get(capacityTypeLabel)
  return (!zones || allows(zones, zone)) && (!capacityTypes || allows(capacityTypes, capacityType))
}

/** How many of the first types it takes for every minValues; Infinity when all of them are too few. */
export function typesForMinValues(options: readonly TypeOption[], requirements: Requirements): number {
  let needed = 0
  for (const [key, requirement] of requirements) {
    if (requirement.minValues === undefined) continue
    const found = new Set<string>()
    const last = options.findIndex((option) => {
      for (const value of option.requirements.get(key)?.values ?? []) if (allows(requirement, value)) found.add(value)
      return found.size >= requirement.minValues!
    })
    needed = Math.max(needed, last < 0 ? Number.POSITIVE_INFINITY : last + 1)
  }
  return needed
}

/** Price of the cheapest suitable offering, and which it is; the first by name among equals. */
export function cheapestOffering(
  type: KarpenterInstanceType,
  requirements: Requirements,
): { readonly priceUsdPerHour: number; readonly name: string; readonly offering: KarpenterOffering } | null {
  let best: ReturnType<typeof cheapestOffering> = null
  for (const offering of type.offerings) {
    if (!isOffered(offering, requirements)) continue
    const name = `${type.name}/${offering.zone}/${offering.capacityType}`
    const { priceUsdPerHour } = offering
    if (!best || priceUsdPerHour < best.priceUsdPerHour || (priceUsdPerHour === best.priceUsdPerHour && name < best.name))
      best = { priceUsdPerHour, name, offering }
  }
  return best
}
