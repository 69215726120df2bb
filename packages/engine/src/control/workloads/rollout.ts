import { rolloutBounds } from '@plimsoll/models'
import type { Simulation } from '../simulation.ts'
import { reconcilePods } from './replica-set.ts'
import { isAvailable, lookWhenAvailable } from './replica-sets.ts'

/** A new version is applied: its ReplicaSet begins with nothing. */
export function beginRollout(sim: Simulation, service: number, version: number, atSeconds: number): void {
  const state = sim.world.services[service]
  const { name, rollingUpdate } = sim.plan.services[service]
  const { surge, unavailable } = rolloutBounds(rollingUpdate, state.desired)
  state.replicaSets.push({ version, replicas: 0 })
  state.progress = null
  for (const pod of state.pods) if (pod.phase === 'ready' && !isAvailable(sim, pod, atSeconds)) lookWhenAvailable(sim, pod, atSeconds)
  sim.marks.add({
    atSeconds,
    kind: 'pod',
    subject: `${name}/rollout`,
    from: `version ${version}`,
    to: `version ${version + 1}`,
    reason: `a new version: at most ${surge} pods above ${state.desired}, at most ${unavailable} below`,
    because: [sim.marks.latest(`${name}/rollout`)],
  })
  reconcilePods(sim, service, atSeconds)
}
