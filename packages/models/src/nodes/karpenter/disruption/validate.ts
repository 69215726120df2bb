import { allowedDisruptions } from './budgets.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { emptyCandidates, underutilizedCandidates, withinBudget } from './methods.ts'
import type { Removal } from './replacement.ts'
import { createSimulation } from './simulate.ts'
import type { DisruptionReason, DisruptionWorld } from './world.ts'

/**
 * What is left of a removal after the wait; null when it isn't right any more. Empty nodes stand each for itself. The others must all be
 * candidates still, within the budgets, and a new solve must ask for the same number of machines, of types that include those chosen.
 *
 * @see karpenter pkg/controllers/disruption/validation.go
 */
export function validated(world: DisruptionWorld, reason: DisruptionReason, removal: Removal): Removal | null {
  const now = candidatesOf(world)
  if (reason === 'Empty') {
    const left = withinBudget(same(removal, emptyCandidates(now)), allowedDisruptions(world, 'Empty'))
    return left.length > 0 ? { candidates: left, replacements: [] } : null
  }
  const left = withinBudget(same(removal, underutilizedCandidates(now)), allowedDisruptions(world, 'Underutilized'))
  if (left.length < removal.candidates.length) return null
  const { result, isEveryPodPlaced } = createSimulation(world)(left)
  if (!isEveryPodPlaced || result.claims.length !== removal.replacements.length) return null
  for (const [index, { instanceTypes }] of removal.replacements.entries()) {
    const offered = new Set(result.claims[index].instanceTypes.map(({ type }) => type.name))
    if (instanceTypes.some(({ type }) => !offered.has(type.name))) return null
  }
  return { candidates: left, replacements: removal.replacements }
}

function same({ candidates }: Removal, now: readonly Candidate[]): Candidate[] {
  const byName = new Map(now.map((candidate) => [candidate.node.name, candidate]))
  return candidates.flatMap(({ node }) => byName.get(node.name) ?? [])
}
