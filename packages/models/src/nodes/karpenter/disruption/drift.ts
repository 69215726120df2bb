import { allowedDisruptions } from './budgets.ts'
import { type Candidate, movedPods } from './candidates.ts'
import type { Removal } from './replacement.ts'
import { createSimulation } from './simulate.ts'
import type { DisruptionWorld } from './world.ts'

/** One drifted node and the machines that take its pods: as many as it needs. */
export function replaceDrifted(world: DisruptionWorld, candidates: readonly Candidate[]): Removal | null {
  const allowed = allowedDisruptions(world, 'Drifted')
  const simulate = createSimulation(world)
  for (const candidate of driftedFirst(candidates)) {
    if ((allowed.get(candidate.pool.name) ?? 0) <= 0) continue
    const { result, isEveryPodPlaced } = simulate([candidate])
    if (isEveryPodPlaced) return { candidates: [candidate], replacements: result.claims }
  }
  return null
}

/** Those without pods to move, then the others, each by how long they have differed. */
function driftedFirst(candidates: readonly Candidate[]): Candidate[] {
  return candidates
    .filter(({ node }) => node.driftedAtSeconds !== null)
    .sort(
      (a, b) =>
        Number(movedPods(a.node).length > 0) - Number(movedPods(b.node).length > 0) ||
        (a.node.driftedAtSeconds ?? 0) - (b.node.driftedAtSeconds ?? 0) ||
        (a.node.name < b.node.name ? -1 : 1),
    )
}
