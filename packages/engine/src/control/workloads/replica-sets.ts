import { rescale, rolloutBounds, stepRollout } from '@plimsoll/models'
import type { Simulation } from '../simulation.ts'
import type { Pod, ServiceState } from '../world.ts'

/**
 * One look of the Deployment controller: what it asks of its ReplicaSets. One that is alone follows the wanted number; during a rollout a new
 * wanted number is shared out first, then the rollout goes a step. Returns whether another look may change more.
 */
export function sizeReplicaSets(sim: Simulation, service: number, atSeconds: number): boolean {
  const state = sim.world.services[service]
  const { replicaSets, desired } = state
  const bounds = rolloutBounds(sim.plan.services[service].rollingUpdate, desired)
  const sizes = replicaSets.map(({ replicas }) => replicas)
  const active = replicaSets.filter(({ replicas }) => replicas > 0)
  const isResized = state.sized.desired !== desired
  if (replicaSets.length === 1) replicaSets[0].replicas = desired
  else if (isResized && active.length === 1) active[0].replicas = desired
  else
    resize(
      state,
      isResized ? rescale(sizes, desired, bounds, state.sized.most) : stepRollout(viewsOf(sim, state, atSeconds), desired, bounds),
    )
  state.sized = { desired, most: desired + bounds.surge }
  return replicaSets.length > 1 && replicaSets.some(({ replicas }, set) => replicas !== sizes[set])
}

function resize({ replicaSets }: ServiceState, sizes: readonly number[]): void {
  sizes.forEach((size, set) => {
    replicaSets[set].replicas = size
  })
}

function viewsOf(sim: Simulation, { replicaSets, pods }: ServiceState, atSeconds: number) {
  return replicaSets.map(({ version, replicas }) => ({
    replicas,
    available: pods.reduce((count, pod) => count + (pod.version === version && isAvailable(sim, pod, atSeconds) ? 1 : 0), 0),
  }))
}

/** A rollout counts on a pod once it has been Ready for long enough. */
export function isAvailable({ plan }: Simulation, { service, phase, readyChangedAtSeconds }: Pod, atSeconds: number): boolean {
  return phase === 'ready' && (readyChangedAtSeconds ?? 0) + plan.services[service].minReadySeconds <= atSeconds
}

/** Pods that their ReplicaSet counts. */
export function livingPods({ pods }: ServiceState, version: number): Pod[] {
  return pods.filter((pod) => pod.version === version && pod.phase !== 'terminating')
}

/** A pod was lost or went: a rollout under way may go on. */
export function lookAtRollout(sim: Simulation, service: number, atSeconds: number): void {
  if (sim.world.services[service].replicaSets.length > 1) sim.schedule(atSeconds, { type: 'deployment-sync', service })
}

/** A pod is Ready: a rollout under way may go on, now and when the pod counts as available. */
export function lookWhenAvailable(sim: Simulation, { service, readyChangedAtSeconds }: Pod, atSeconds: number): void {
  lookAtRollout(sim, service, atSeconds)
  const { minReadySeconds } = sim.plan.services[service]
  if (minReadySeconds > 0) lookAtRollout(sim, service, (readyChangedAtSeconds ?? atSeconds) + minReadySeconds)
}
