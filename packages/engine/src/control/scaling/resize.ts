import type { Simulation } from '../simulation.ts'
import { reconcilePods } from '../workloads/replica-set.ts'

/** Writes spec.replicas of a service; null leaves it as it is. */
export function resize(sim: Simulation, service: number, replicas: number | null, atSeconds: number): void {
  if (replicas === null) return
  const target = sim.world.services[service]
  target.grownFrom = replicas > target.desired ? (target.grownFrom ?? target.desired) : null
  target.desired = replicas
  reconcilePods(sim, service, atSeconds)
}
