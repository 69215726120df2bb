import { rescale, rolloutBounds, stepRollout } from '@plimsoll/models'
import type { Simulation } from '../simulation.ts'
import type { Pod, ServiceState } from '../world.ts'

/**
 * One look of the Deployment controller: what it asks of its ReplicaSets. One that is alone follows the wanted number; during a rollout a new
 * wanted number is shared out first, then the rollout goes a step. Returns whether another look may change more.
 */
export function sizeReplicaSets(sim: Simulation, service: number): boolean {
  const state = sim.world.services[service]
  const { replicaSets, desired } = state
  const bounds = rolloutBounds(sim.plan.services[service].rollingUpdate, desired)
  const sizes = replicaSets.map(({ replicas }) => replicas)
  const active = replicaSets.filter(({ replicas }) => replicas > 0)
  const isResized = state.sized.desired !== desired
  if (replicaSets.length === 1) replicaSets[0].replicas = desired
  else if (isResized && active.length === 1) active[0].replicas = desired
  else resize(state, isResized ? rescale(sizes, desired, bounds, state.sized.most) : stepRollout(viewsOf(state), desired, bounds))
  state.sized = { desired, most: desired + bounds.surge }
  return replicaSets.length > 1 && replicaSets.some(({ replicas }, set) => replicas !== sizes[set])
}

function resize({ replicaSets }: ServiceState, sizes: readonly number[]): void {
  sizes.forEach((size, set) => {
    replicaSets[set].replicas = size
  })
}

function viewsOf({ replicaSets, pods }: ServiceState) {
  return replicaSets.map(({ version, replicas }) => ({
    replicas,
    available: pods.reduce((count, pod) => count + (pod.version === version && pod.phase === 'ready' ? 1 : 0), 0),
  }))
}

/** Pods that their ReplicaSet counts. */
export function livingPods({ pods }: ServiceState, version: number): Pod[] {
  return pods.filter((pod) => pod.version === version && pod.phase !== 'terminating')
}

/** A pod became Ready, was lost or went: a rollout under way may go on. */
export function lookAtRollout(sim: Simulation, service: number, atSeconds: number): void {
  if (sim.world.services[service].replicaSets.length > 1) sim.schedule(atSeconds, { type: 'deployment-sync', service })
}
