import { capacityTypeLabel, instanceTypeLabel, isOffered, type TypeOption, typesForMinValues } from '../instance-choice.ts'
import { byPrice, type NodeClaim } from '../provision.ts'
import { allows, intersect, oneOf } from '../requirement.ts'
import type { Requirements } from '../requirements.ts'
import type { Candidate } from './candidates.ts'
import type { Simulate } from './simulate.ts'

/** Nodes to end, and machines to have first. Consolidation orders one at most; drift as many as it takes. */
export type Removal = { readonly candidates: readonly Candidate[]; readonly replacements: readonly NodeClaim[] }

/** Why the candidates stay. */
export type KeepRule = 'pods-without-place' | 'more-than-one-replacement' | 'nothing-cheaper' | 'spot-to-spot-off' | 'too-few-spot-types'

/** karpenter MinInstanceTypesForSpotToSpotConsolidation */
const fewestSpotTypes = 15

/**
 * Whether the candidates can go, replaced by nothing or by one machine that is cheaper whatever the cloud launches.
 *
 * @see karpenter pkg/controllers/disruption/consolidation.go computeConsolidation
 */
export function removalOf(simulate: Simulate, isSpotToSpotOn: boolean, candidates: readonly Candidate[]): Removal | KeepRule {
  const { result, isEveryPodPlaced } = simulate(candidates)
  if (!isEveryPodPlaced) return 'pods-without-place'
  const [claim, ...more] = result.claims
  if (!claim) return { candidates, replacements: [] }
  if (more.length > 0) return 'more-than-one-replacement'
  const priceUsdPerHour = candidates.reduce((sum, candidate) => sum + candidate.priceUsdPerHour, 0)
  const areAllSpot = candidates.every(({ capacityType }) => capacityType === 'spot')
  if (areAllSpot && mayBe(claim.requirements, 'spot')) {
    return isSpotToSpotOn ? spotForSpot(candidates, claim, priceUsdPerHour) : 'spot-to-spot-off'
  }
  const cheaper = cheaperThan(claim, priceUsdPerHour)
  if (!cheaper) return 'nothing-cheaper'
  const isOpen = mayBe(claim.requirements, 'spot') && mayBe(claim.requirements, 'on-demand')
  return { candidates, replacements: [isOpen ? byPrice(forcedToSpot(cheaper)) : cheaper] }
}

function spotForSpot(candidates: readonly Candidate[], claim: NodeClaim, priceUsdPerHour: number): Removal | KeepRule {
  const cheaper = cheaperThan(forcedToSpot(claim), priceUsdPerHour)
  if (!cheaper) return 'nothing-cheaper'
  if (candidates.length > 1) return { candidates, replacements: [cheaper] }
  if (cheaper.instanceTypes.length < fewestSpotTypes) return 'too-few-spot-types'
  const kept = Math.max(fewestSpotTypes, typesForMinValues(cheaper.instanceTypes, cheaper.requirements))
  return { candidates, replacements: [{ ...cheaper, instanceTypes: cheaper.instanceTypes.slice(0, kept) }] }
}

/** The claim with the types whose worst launch costs less; null when none is left, or too few for minValues. */
export function cheaperThan(claim: NodeClaim, priceUsdPerHour: number): NodeClaim | null {
  const instanceTypes = claim.instanceTypes.filter((option) => worstLaunchPrice(option, claim.requirements) < priceUsdPerHour)
  if (instanceTypes.length === 0 || typesForMinValues(instanceTypes, claim.requirements) > instanceTypes.length) return null
  return { ...claim, instanceTypes }
}

/** The dearest zone of the capacity type that is launched first: reserved, then spot, then on-demand. */
function worstLaunchPrice({ type }: TypeOption, requirements: Requirements): number {
  const suitable = type.offerings.filter((offering) => isOffered(offering, requirements))
  for (const capacityType of ['reserved', 'spot', 'on-demand']) {
    const prices = suitable.filter((each) => each.capacityType === capacityType).map(({ priceUsdPerHour }) => priceUsdPerHour)
    if (prices.length > 0) return Math.max(...prices)
  }
  return Number.POSITIVE_INFINITY
}

function mayBe(requirements: Requirements, capacityType: string): boolean {
  const wanted = requirements.get(capacityTypeLabel)
  return !wanted || allows(wanted, capacityType)
}

/** Only spot was compared with what runs now, so the launch must not fall back to on-demand. */
function forcedToSpot(claim: NodeClaim): NodeClaim {
  const before = claim.requirements.get(capacityTypeLabel)
  const spot = oneOf(['spot'])
  return { ...claim, requirements: new Map([...claim.requirements, [capacityTypeLabel, before ? intersect(before, spot) : spot]]) }
}

/**
 * Against swaps without gain: where a type that is being removed is an option, only what costs less than its cheapest removed node stays.
 * Types that can't be launched at all (spot was forced, they have none) go too.
 */
export function withoutSwap({ candidates, replacements }: Removal): Removal | null {
  const [replacement] = replacements
  if (!replacement) return { candidates, replacements }
  const options = new Set(replacement.instanceTypes.map(({ type }) => type.name))
  const swapped = candidates.filter(({ node }) => options.has(node.labels[instanceTypeLabel]))
  const cheaper = cheaperThan(replacement, Math.min(...swapped.map(({ priceUsdPerHour }) => priceUsdPerHour)))
  return cheaper && { candidates, replacements: [cheaper] }
}
