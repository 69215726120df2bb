import { createNow, passing, rankVictims } from '@plimsoll/models'
import type { Simulation } from '../simulation.ts'
import type { Pod } from '../world.ts'
import { terminatePod } from './termination.ts'

/** Moves the number of pods of a service towards `desired`, as its ReplicaSet would. */
export function reconcilePods(sim: Simulation, service: number, atSeconds: number): void {
  const state = sim.world.services[service]
  const living = state.pods.filter((pod) => pod.phase !== 'terminating')
  if (living.length < state.desired) {
    createPods(sim, service, state.desired - living.length, atSeconds)
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

/** Creates pods as fast as the controller's client may; the rest when it may again. */
function createPods(sim: Simulation, service: number, missing: number, atSeconds: number): void {
  const state = sim.world.services[service]
  const step = createNow(sim.world.creation, missing, atSeconds)
  sim.world.creation = step.budget
  for (let count = 0; count < step.created; count++) createPod(sim, service, atSeconds)
  if (step.created > 0) sim.schedule(atSeconds, { type: 'schedule' })
  if (step.nextAtSeconds === null || state.createAtSeconds !== null) return
  state.createAtSeconds = step.nextAtSeconds
  sim.schedule(step.nextAtSeconds, { type: 'replica-set-sync', service })
}

export function createMore(sim: Simulation, service: number, atSeconds: number): void {
  sim.world.services[service].createAtSeconds = null
  reconcilePods(sim, service, atSeconds)
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
    isListed: false,
    listing: 0,
    isPulling: false,
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
