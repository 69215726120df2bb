import { restart } from '@plimsoll/models'
import type { Simulation } from '../simulation.ts'
import type { Pod } from '../world.ts'
import { podsChanged } from './changes.ts'

/** The run is over: the kubelet waits its back-off and begins the next. */
export function containerEnded(sim: Simulation, pod: Pod, atSeconds: number): void {
  const next = restart(sim.plan.kubelet.restarts, pod.backOff, atSeconds)
  sim.metrics.podStopped(pod)
  sim.signals.podStopped(pod)
  Object.assign(pod, { containerAtSeconds: null, readyAtSeconds: null, killAtSeconds: null, backOff: next.backOff })
  pod.restarts++
  sim.world.services[pod.service].restarts++
  podsChanged(sim, pod.service, atSeconds)
  if (next.atSeconds > atSeconds) sim.episodes.mark(pod.service, 'backOff', atSeconds, `${Math.round(next.atSeconds - atSeconds)} s`)
  sim.schedule(next.atSeconds, { type: 'container-run', pod: pod.index, run: pod.restarts })
}
