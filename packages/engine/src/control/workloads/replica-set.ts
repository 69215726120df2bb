import { passing, rankVictims } from '@plimsoll/models'
import type { Simulation } from '../simulation.ts'
import type { Pod } from '../world.ts'
import { terminatePod } from './termination.ts'

/** Moves the number of pods of a service towards `desired`, as its ReplicaSet would. */
export function reconcilePods(sim: Simulation, service: number, atSeconds: number): void {
  const state = sim.world.services[service]
  const living = state.pods.filter((pod) => pod.phase !== 'terminating')
  if (living.length < state.desired) {
    for (let missing = state.desired - living.length; missing > 0; missing--) createPod(sim, service, atSeconds)
    sim.schedule(atSeconds, { type: 'schedule' })
  }
  if (living.length > state.desired) {
    const views = living.map((pod) => ({
      node: pod.node < 0 ? null : pod.node,
      isReady: pod.phase === 'ready',
      readyAtSeconds: pod.phase === 'ready' ? pod.readyChangedAtSeconds : null,
      createdAtSeconds: pod.createdAtSeconds,
      uid: pod.uid,
      restarts: pod.restarts,
    }))
    for (const victim of rankVictims(views, atSeconds).slice(0, living.length - state.desired)) terminatePod(sim, living[victim], atSeconds)
  }
  sim.gauges.countPods(service, atSeconds)
}

export function createPod(sim: Simulation, service: number, createdAtSeconds: number): Pod {
  const state = sim.world.services[service]
  const pod: Pod = {
    index: sim.world.pods.length,
    service,
    slot: -1,
    uid: sim.draw.uid(),
    phase: 'pending',
    node: -1,
    createdAtSeconds,
    scheduledAtSeconds: null,
    containerAtSeconds: null,
    readyAtSeconds: null,
    readyChangedAtSeconds: null,
    terminatingAtSeconds: null,
    probeGrid: { atSeconds: 0, share: 0 },
    readiness: passing,
    liveness: passing,
    restarts: 0,
    backOff: null,
    killAtSeconds: null,
    view: null,
  }
  sim.world.pods.push(pod)
  state.pods.push(pod)
  state.pending.push(pod)
  return pod
}
