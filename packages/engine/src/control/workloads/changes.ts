import type { Simulation } from '../simulation.ts'

/** Something about the pods of a service has changed: what is drawn of them is counted anew, and controllers list them anew. */
export function podsChanged(sim: Simulation, service: number, atSeconds: number): void {
  sim.gauges.countPods(service, atSeconds)
  sim.autoscaling.lists[service].isStale = true
  sim.world.changes++
}

/** A machine came, went or moved on. */
export function nodesChanged(sim: Simulation, atSeconds: number): void {
  sim.gauges.countNodes(atSeconds)
  sim.world.changes++
}
