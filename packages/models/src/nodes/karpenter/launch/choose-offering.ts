import { isOffered } from '../instance-choice.ts'
import type { NodeClaim } from '../provision.ts'
import type { KarpenterInstanceType, KarpenterOffering } from '../world.ts'

export type Launch = { readonly type: KarpenterInstanceType; readonly offering: KarpenterOffering; readonly rule: LaunchRule }

export type LaunchRule = 'spot, price-capacity-optimized' | 'on-demand, lowest-price'

/** karpenter-provider-aws: most instance types that one CreateFleet call names */
const mostTypes = 60

/**
 * What the cloud launches for a claim; null when nothing of it can be had. On-demand is the cheapest, one of them where several cost the
 * same: zones do, and the cloud does not say which it takes. Spot is drawn, because the cloud also looks at how much of a pool is free,
 * which nobody else sees: each pool counts with the inverse square of its price. Both laws are ours.
 *
 * @param ratio a number in 0..1 from a stream of its own
 * @see karpenter-provider-aws pkg/providers/instance
 */
export function chooseOffering(claim: NodeClaim, ratio: number): Launch | null {
  const all = plainFirst(claim).flatMap((type) =>
    type.offerings.filter((offering) => isOffered(offering, claim.requirements)).map((offering) => ({ type, offering })),
  )
  const cheapestOnDemand = Math.min(...all.filter(isOnDemand).map(({ offering }) => offering.priceUsdPerHour))
  const spot = all.filter(({ offering }) => offering.capacityType === 'spot' && offering.priceUsdPerHour <= cheapestOnDemand)
  const names = new Set<string>()
  for (const { type } of spot.length > 0 ? spot : all) if (names.size < mostTypes) names.add(type.name)
  const within = (list: typeof all) => list.filter(({ type }) => names.has(type.name))
  if (spot.length > 0) return { ...drawn(within(spot), ratio), rule: 'spot, price-capacity-optimized' }
  const onDemand = within(all.filter(isOnDemand))
  if (onDemand.length === 0) return null
  const lowest = Math.min(...onDemand.map(({ offering }) => offering.priceUsdPerHour))
  const cheapest = onDemand.filter(({ offering }) => offering.priceUsdPerHour === lowest)
  return { ...drawn(cheapest, ratio), rule: 'on-demand, lowest-price' }
}

type Option = { readonly type: KarpenterInstanceType; readonly offering: KarpenterOffering }

function isOnDemand({ offering }: Option): boolean {
  return offering.capacityType === 'on-demand'
}

/** Metal and accelerated machines only where nothing else is left. */
function plainFirst({ instanceTypes }: NodeClaim): KarpenterInstanceType[] {
  const types = instanceTypes.map(({ type }) => type)
  const plain = types.filter(({ name, capacity }) => capacity.gpu === 0 && !name.includes('metal'))
  return plain.length > 0 ? plain : types
}

function drawn(options: readonly Option[], ratio: number): Option {
  const weights = options.map(({ offering }) => 1 / (offering.priceUsdPerHour * offering.priceUsdPerHour))
  let left = ratio * weights.reduce((sum, weight) => sum + weight, 0)
  const index = weights.findIndex((weight) => {
    left -= weight
    return left < 0
  })
  return options[index < 0 ? options.length - 1 : index]
}
