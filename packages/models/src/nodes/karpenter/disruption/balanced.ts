import { cheapestOffering } from '../instance-choice.ts'
import { type Candidate, disruptionCost, priceOf } from './candidates.ts'
import type { Removal } from './replacement.ts'
import type { DisruptionWorld } from './world.ts'

/** Price and disruption of all nodes of a NodePool. */
export type PoolTotals = { readonly costUsdPerHour: number; readonly disruption: number }

/** Share of the pool's cost that must be saved for the same share of its disruption: 1/k with k = 2. @see karpenter 1.14, Balanced policy */
const leastRatio = 0.5

/** Totals of every NodePool with the policy Balanced. */
export function balancedTotals(world: DisruptionWorld): Map<string, PoolTotals> {
  const totals = new Map<string, PoolTotals>()
  for (const { name, disruption } of world.pools) {
    if (disruption.consolidationPolicy !== 'Balanced') continue
    let costUsdPerHour = 0
    let disruptionSum = 0
    for (const node of world.nodes) {
      if (node.nodePool !== name || node.isDeleting) continue
      const type = world.instanceTypes.find((each) => each.name === node.labels['node.kubernetes.io/instance-type'])
      costUsdPerHour += (type && priceOf(node, type)) ?? 0
      disruptionSum += disruptionCost(node)
    }
    totals.set(name, { costUsdPerHour, disruption: disruptionSum })
  }
  return totals
}

/** Whether every Balanced pool gains enough for what it suffers. A saving over several pools is split by what their nodes cost. */
export function isWorthIt({ candidates, replacements: [replacement] }: Removal, totals: ReadonlyMap<string, PoolTotals>): boolean {
  const costOf = (some: readonly Candidate[]) => some.reduce((sum, { priceUsdPerHour }) => sum + priceUsdPerHour, 0)
  const removed = costOf(candidates)
  const replaced = replacement ? (cheapestOffering(replacement.instanceTypes[0].type, replacement.requirements)?.priceUsdPerHour ?? 0) : 0
  const saving = removed - replaced
  for (const [name, { costUsdPerHour, disruption }] of totals) {
    const own = candidates.filter(({ pool }) => pool.name === name)
    if (own.length === 0) continue
    const share = (saving * costOf(own)) / removed / costUsdPerHour
    const suffered = own.reduce((sum, { rescheduleCost }) => sum + rescheduleCost, 0) / disruption
    if (share / suffered < leastRatio) return false
  }
  return true
}
