import { progressOf } from '@plimsoll/models'
import type { Simulation } from '../simulation.ts'
import type { Pod } from '../world.ts'
import { isAvailable } from './replica-sets.ts'

/** What the Deployment controller says of a rollout under way after a look at it: that it is over, or that it has stood still for too long. */
export function followRollout(sim: Simulation, service: number, atSeconds: number): void {
  const state = sim.world.services[service]
  if (state.replicaSets.length === 1) return
  if (isOver(sim, service, atSeconds)) endRollout(sim, service, atSeconds)
  else noteProgress(sim, service, atSeconds)
}

/** The new version is there in full and nothing is left of the old ones. */
function isOver(sim: Simulation, service: number, atSeconds: number): boolean {
  const { replicaSets, desired, pods } = sim.world.services[service]
  const newest = replicaSets[replicaSets.length - 1]
  const living = pods.filter(isLiving)
  const isNew = (pod: Pod) => pod.version === newest.version && isAvailable(sim, pod, atSeconds)
  return newest.replicas >= desired && living.length >= desired && living.every(isNew)
}

function endRollout(sim: Simulation, service: number, atSeconds: number): void {
  const state = sim.world.services[service]
  const newest = state.replicaSets[state.replicaSets.length - 1]
  state.replicaSets = [newest]
  state.progress = null
  mark(sim, service, `version ${newest.version + 1}`, 'every pod is of the new version', atSeconds)
}

function noteProgress(sim: Simulation, service: number, atSeconds: number): void {
  const state = sim.world.services[service]
  const { progressDeadlineSeconds } = sim.plan.services[service]
  const newest = state.replicaSets[state.replicaSets.length - 1].version
  const living = state.pods.filter(isLiving)
  const count = (isCounted: (pod: Pod) => boolean) => living.reduce((sum, pod) => sum + (isCounted(pod) ? 1 : 0), 0)
  const updated = count(({ version }) => version === newest)
  const status = {
    updated,
    old: living.length - updated,
    ready: count(({ phase }) => phase === 'ready'),
    available: count((pod) => isAvailable(sim, pod, atSeconds)),
  }
  const before = state.progress
  state.progress = progressOf(before, status, atSeconds, progressDeadlineSeconds)
  if (state.progress.sinceSeconds === atSeconds) sim.schedule(atSeconds + progressDeadlineSeconds, { type: 'deployment-sync', service })
  if (!state.progress.isLate || before?.isLate) return
  const reason = `ProgressDeadlineExceeded: ReplicaSet "${state.name}-${newest + 1}" has timed out progressing; ${updated} new pods, ${status.old} old ones, ${status.available} available`
  mark(sim, service, null, reason, atSeconds)
}

function isLiving({ phase }: Pod): boolean {
  return phase !== 'terminating'
}

function mark(sim: Simulation, service: number, to: string | null, reason: string, atSeconds: number): void {
  const subject = `${sim.world.services[service].name}/rollout`
  sim.marks.add({ atSeconds, kind: 'pod', subject, from: null, to, reason, because: [sim.marks.latest(subject)] })
}
