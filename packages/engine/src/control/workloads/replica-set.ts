import { createNow, passing, rankVictims } from '@plimsoll/models'
import { wakeScheduler } from '../cluster/scheduling.ts'
import { nextOrdinal } from '../cluster/volumes.ts'
import type { Simulation } from '../simulation.ts'
import type { Pod, ReplicaSet } from '../world.ts'
import { podsChanged } from './changes.ts'
import { livingPods, sizeReplicaSets } from './replica-sets.ts'
import { followRollout } from './rollout-progress.ts'
import { terminatePod } from './termination.ts'

/** Moves the pods of a service towards what is wanted, as its Deployment and ReplicaSets would. */
export function reconcilePods(sim: Simulation, service: number, atSeconds: number): void {
  const state = sim.world.services[service]
  for (let mayChange = true; mayChange; ) {
    mayChange = sizeReplicaSets(sim, service, atSeconds)
    for (const set of state.replicaSets) reconcileSet(sim, service, set, atSeconds)
  }
  followRollout(sim, service, atSeconds)
  podsChanged(sim, service, atSeconds)
}

function reconcileSet(sim: Simulation, service: number, { version, replicas }: ReplicaSet, atSeconds: number): void {
  const state = sim.world.services[service]
  const living = livingPods(state, version)
  if (living.length < replicas) createPods(sim, service, version, replicas - living.length, atSeconds)
  if (living.length <= replicas) return
  const views = living.map((pod) => ({
    node: nodeOf(pod),
    isReady: pod.phase === 'ready',
    readyAtSeconds: pod.phase === 'ready' ? pod.readyChangedAtSeconds : null,
    createdAtSeconds: pod.createdAtSeconds,
    uid: pod.uid,
    restarts: pod.restarts,
  }))
  const related = state.pods.filter((pod) => pod.version !== version && pod.phase !== 'terminating').map(nodeOf)
  const victims = rankVictims(views, atSeconds, related).slice(0, living.length - replicas)
  for (const victim of victims) terminatePod(sim, living[victim], atSeconds)
}

function nodeOf({ node }: Pod): number | null {
  return node < 0 ? null : node
}

/** Creates pods as fast as the controller's client may; the rest when it may again. */
function createPods(sim: Simulation, service: number, version: number, missing: number, atSeconds: number): void {
  const state = sim.world.services[service]
  const step = createNow(sim.world.creation, missing, atSeconds)
  sim.world.creation = step.budget
  for (let count = 0; count < step.created; count++) createPod(sim, service, version, atSeconds)
  if (step.created > 0) wakeScheduler(sim, atSeconds)
  if (step.nextAtSeconds === null || state.createAtSeconds !== null) return
  state.createAtSeconds = step.nextAtSeconds
  sim.schedule(step.nextAtSeconds, { type: 'replica-set-sync', service })
}

export function createMore(sim: Simulation, service: number, atSeconds: number): void {
  sim.world.services[service].createAtSeconds = null
  reconcilePods(sim, service, atSeconds)
}

export function createPod(sim: Simulation, service: number, version: number, createdAtSeconds: number): Pod {
  const state = sim.world.services[service]
  const pod: Pod = {
    index: sim.world.pods.length,
    service,
    slot: -1,
    uid: sim.draw.uid(),
    version,
    phase: 'pending',
    node: -1,
    createdAtSeconds,
    scheduledAtSeconds: null,
    containerAtSeconds: null,
    memorySinceSeconds: 0,
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
    ordinal: nextOrdinal(sim, service),
    podClass: service,
    isCounted: false,
    attempts: 0,
    backOffUntilSeconds: Number.NEGATIVE_INFINITY,
    pendingReason: null,
    nominatedNode: -1,
    view: null,
  }
  sim.world.pods.push(pod)
  state.pods.push(pod)
  state.pending.push(pod)
  return pod
}
