import { type HpaContainerView, type HpaPodView, hpaOf } from '@plimsoll/models'
import type { PlannedService } from '../../plan/plan.ts'
import type { Simulation } from '../simulation.ts'
import type { Pod, PodPhase } from '../world.ts'

/** A pod as the API server shows it to a controller. Kept until its phase or readiness changes, since most pods stand still between two rounds. */
export function podView(sim: Simulation, pod: Pod): HpaPodView {
  if (pod.view?.phase === pod.phase) return pod.view.shown
  const shown = show(sim, pod)
  pod.view = { phase: pod.phase, shown }
  return shown
}

function show(sim: Simulation, pod: Pod): HpaPodView {
  return {
    name: `${sim.plan.services[pod.service].name}-${pod.index}`,
    phase: pod.phase === 'pending' ? 'Pending' : 'Running',
    ready: pod.phase === 'pending' ? null : isReady(pod) ? 'True' : 'False',
    readySinceSeconds: pod.readyChangedAtSeconds ?? pod.scheduledAtSeconds ?? pod.createdAtSeconds,
    startedAtSeconds: pod.scheduledAtSeconds,
    isDeleted: pod.phase === 'terminating',
    containers: sim.containers[pod.service],
  }
}

const readyPhases: readonly PodPhase[] = ['ready', 'terminating']

function isReady(pod: Pod): boolean {
  return readyPhases.includes(pod.phase) && pod.readyAtSeconds !== null
}

/**
 * The pod template as the HPA reads it: one container with the service's requests; a resource without a request is absent. It has the name
 * that the HPA gives it, if it does.
 */
export function containersOf({ name, requests, autoscaler }: PlannedService): readonly HpaContainerView[] {
  const requestsMilli = {
    ...(requests.cores > 0 && { cpu: Math.ceil(Number((requests.cores * 1000).toFixed(6))) }),
    ...(requests.memoryBytes > 0 && { memory: requests.memoryBytes * 1000 }),
  }
  const given = hpaOf(autoscaler, name)?.metrics.find(({ container }) => container !== undefined)?.container
  return [{ name: given ?? name, kind: 'app', requestsMilli }]
}
