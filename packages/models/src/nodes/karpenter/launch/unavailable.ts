import type { KarpenterInstanceType } from '../world.ts'

/** Offerings that the cloud had none of, and until when that is remembered. */
export type UnavailableOfferings = ReadonlyMap<string, number>

/** karpenter-provider-aws pkg/cache: UnavailableOfferingsTTL */
const memorySeconds = 180

export type OfferingName = { readonly instanceType: string; readonly zone: string; readonly capacityType: string }

/** Out of capacity, or interrupted: not tried again for three minutes. */
export function withUnavailable(memory: UnavailableOfferings, offering: OfferingName, atSeconds: number): UnavailableOfferings {
  const fresh = [...memory].filter(([, untilSeconds]) => untilSeconds > atSeconds)
  return new Map([...fresh, [nameOf(offering), atSeconds + memorySeconds]])
}

/** The instance types with the remembered offerings marked as not to be had. */
export function availableTypes(
  types: readonly KarpenterInstanceType[],
  memory: UnavailableOfferings,
  atSeconds: number,
): readonly KarpenterInstanceType[] {
  const isRemembered = (offering: OfferingName) => (memory.get(nameOf(offering)) ?? Number.NEGATIVE_INFINITY) > atSeconds
  if (![...memory.values()].some((untilSeconds) => untilSeconds > atSeconds)) return types
  return types.map((type) => ({
    ...type,
    offerings: type.offerings.map((each) => ({
      ...each,
      isAvailable: each.isAvailable && !isRemembered({ instanceType: type.name, zone: each.zone, capacityType: each.capacityType }),
    })),
  }))
}

function nameOf({ instanceType, zone, capacityType }: OfferingName): string {
  return `${instanceType}/${zone}/${capacityType}`
}
