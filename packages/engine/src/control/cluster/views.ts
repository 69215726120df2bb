import { disruptionsAllowed } from '@plimsoll/models'
import type { Simulation } from '../simulation.ts'
import type { Pod } from '../world.ts'
import { budgetedPods } from './eviction.ts'

/** Pods that wait for a machine, all services, in the scheduler's order. */
export function waitingPods({ world }: Simulation): Pod[] {
  return world.services.flatMap(({ pending }) => pending)
}

/** status.disruptionsAllowed of a service's budget; null without one. */
export function allowedDisruptions(sim: Simulation, service: number): number | null {
  const budget = sim.plan.services[service].disruptionBudget
  return budget && disruptionsAllowed(budget, budgetedPods(sim, service))
}
