import { type CaSettings, initialCaState, stepClusterAutoscaler } from '@plimsoll/models'
import type { Simulation } from '../../../simulation.ts'
import { templateOf, type View } from './seen.ts'

/** One group grows a loop, so as many loops as groups and pod shapes could need. */
const mostLoops = 200

/**
 * Machines of each group at second 0: what the autoscaler itself would have bought, loop after loop, for the first pods, and at least
 * each group's min.
 */
export function firstSizes(settings: CaSettings, sim: Simulation, view: View): number[] {
  const { groups } = sim.plan.nodes
  const pending = view.firstPods(sim)
  const sizes = groups.map(({ min }) => min)
  for (let loops = 0; loops < mostLoops; loops++) {
    const { decision } = stepClusterAutoscaler(settings, initialCaState, {
      atSeconds: 0,
      groups: groups.map((group, index) => ({
        name: group.name,
        targetSize: sizes[index],
        template: templateOf(group),
        usdPerHour: group.machines[0].usdPerHour,
      })),
      nodes: [],
      pending,
      budgets: [],
      draw: () => sim.draw.chance('nodes/cluster-autoscaler/start'),
    })
    if (decision.grow.length === 0) break
    for (const { group, to } of decision.grow) sizes[groups.findIndex(({ name }) => name === group)] = to
  }
  return sizes
}
