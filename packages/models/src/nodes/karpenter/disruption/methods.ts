import { balancedTotals, isWorthIt } from './balanced.ts'
import { allowedDisruptions } from './budgets.ts'
import type { Candidate } from './candidates.ts'
import { type Removal, removalOf, withoutSwap } from './replacement.ts'
import { createSimulation } from './simulate.ts'
import type { DisruptionWorld } from './world.ts'

/** karpenter MultiNodeConsolidation: most nodes that one search looks at */
const mostCandidates = 100

/** Consolidatable nodes without a pod that costs anything to move. */
export function emptyCandidates(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(({ node, pool, rescheduleCost }) => isConsolidating(node.isConsolidatable, pool) && rescheduleCost <= 1)
}

/** Consolidatable nodes with pods, of pools that may move pods. */
export function underutilizedCandidates(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(
    ({ node, pool, rescheduleCost }) =>
      isConsolidating(node.isConsolidatable, pool) && pool.disruption.consolidationPolicy !== 'WhenEmpty' && rescheduleCost > 1,
  )
}

function isConsolidating(isConsolidatable: boolean, { disruption }: Candidate['pool']): boolean {
  return isConsolidatable && disruption.consolidateAfterSeconds !== null
}

/** All empty nodes that the budgets allow, in one command. */
export function removeEmpty(world: DisruptionWorld, candidates: readonly Candidate[]): Removal | null {
  const allowed = allowedDisruptions(world, 'Empty')
  const chosen = withinBudget(candidates, allowed)
  return chosen.length > 0 ? { candidates: chosen, replacements: [] } : null
}

/** The longest prefix that a binary search finds replaceable by none or one; assumes that what holds for a prefix holds for a shorter one. */
export function consolidateMany(world: DisruptionWorld, candidates: readonly Candidate[]): Removal | null {
  const within = withinBudget(candidates, allowedDisruptions(world, 'Underutilized'))
  if (within.length < 2) return null
  const totals = balancedTotals(world)
  const simulate = createSimulation(world)
  let found: Removal | null = null
  let low = 1
  // The last index that is tried; more than 100 candidates let one more through.
  let high = within.length <= mostCandidates ? within.length - 1 : mostCandidates
  while (low <= high) {
    const middle = Math.floor((low + high) / 2)
    const removal = removalOf(simulate, world.isSpotToSpotOn, within.slice(0, middle + 1))
    const kept = typeof removal === 'string' ? null : withoutSwap(removal)
    if (kept && isWorthIt(kept, totals)) {
      found = kept
      low = middle + 1
    } else high = middle - 1
  }
  return found
}

/** The first node, in turns over the NodePools, that can go alone. */
export function consolidateOne(world: DisruptionWorld, candidates: readonly Candidate[], poolOrder: readonly string[]): Removal | null {
  const allowed = allowedDisruptions(world, 'Underutilized')
  const totals = balancedTotals(world)
  const simulate = createSimulation(world)
  for (const candidate of inTurns(candidates, poolOrder)) {
    if ((allowed.get(candidate.pool.name) ?? 0) === 0) continue
    const removal = removalOf(simulate, world.isSpotToSpotOn, [candidate])
    if (typeof removal !== 'string' && isWorthIt(removal, totals)) return removal
  }
  return null
}

/** The first of each NodePool, as many as are allowed. */
export function withinBudget(candidates: readonly Candidate[], allowed: Map<string, number>): Candidate[] {
  return candidates.filter(({ pool }) => {
    const left = allowed.get(pool.name) ?? 0
    allowed.set(pool.name, left - 1)
    return left > 0
  })
}

function inTurns(candidates: readonly Candidate[], poolOrder: readonly string[]): Candidate[] {
  const queues = poolOrder.map((name) => candidates.filter(({ pool }) => pool.name === name))
  const longest = Math.max(0, ...queues.map(({ length }) => length))
  return Array.from({ length: longest }, (_, turn) => queues.flatMap((queue) => queue.slice(turn, turn + 1))).flat()
}
