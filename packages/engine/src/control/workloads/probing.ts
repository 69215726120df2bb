import { countResult } from '@plimsoll/models'
import type { ControlEvent } from '../events.ts'
import { probeGroups, queuedProbePhase } from '../periods.ts'
import type { Simulation } from '../simulation.ts'
import type { Pod } from '../world.ts'
import { podsChanged } from './changes.ts'
import { becomeReady, isRun, leaveRotation } from './lifecycle.ts'
import { stopContainer } from './termination.ts'

type ProbeRound = Extract<ControlEvent, { readonly type: 'probe-round' }>
type ProbeFailed = Extract<ControlEvent, { readonly type: 'probe-failed' }>

/** Sends one probe to the serving pods of a phase group; it waits in their queues as a request would. */
export function probePods(sim: Simulation, { service, probe: name, group }: ProbeRound, atSeconds: number): void {
  const probe = sim.plan.services[service].probes[name]
  if (!probe) return
  const share = queuedProbePhase(sim, sim.plan.services[service].name, group)
  for (const pod of sim.world.services[service].pods) {
    if (pod.probeGrid.share !== share || pod.readyAtSeconds === null || pod.phase === 'terminating' || !isRun(pod, pod.restarts)) continue
    const answer = askPod(sim, pod, probe.timeoutSeconds)
    const before = pod[name]
    pod[name] = countResult(probe, before, answer.isSuccess)
    const { isPassing } = pod[name]
    if (isPassing === before.isPassing) continue
    if (!isPassing) takeEffect(sim, pod, name, atSeconds + answer.afterSeconds)
    else if (name === 'readiness' && pod.phase === 'starting') becomeReady(sim, pod, atSeconds)
  }
}

/** A full queue refuses at once; a long one lets the probe run into its timeout. */
function askPod(sim: Simulation, { service, slot }: Pod, timeoutSeconds: number): { isSuccess: boolean; afterSeconds: number } {
  const { workers, queueLimit } = sim.plan.services[service]
  if (sim.dataPlane.inFlight(service, slot) >= workers + queueLimit) return { isSuccess: false, afterSeconds: 0 }
  return { isSuccess: sim.dataPlane.waitSeconds(service, slot) <= timeoutSeconds, afterSeconds: timeoutSeconds }
}

function takeEffect(sim: Simulation, pod: Pod, name: ProbeRound['probe'], atSeconds: number): void {
  const run = { pod: pod.index, run: pod.restarts }
  if (name === 'readiness') sim.schedule(atSeconds, { type: 'pod-unready', ...run })
  else sim.schedule(atSeconds, { type: 'probe-failed', ...run, by: 'livenessProbe' })
}

/** A probe has failed for good: the container stops, with its grace, and is run again. */
export function killByProbe(sim: Simulation, pod: Pod, { run, by }: ProbeFailed, atSeconds: number): void {
  if (pod.phase === 'terminating' || !isRun(pod, run)) return
  sim.episodes.mark(pod.service, by, atSeconds)
  if (pod.phase === 'ready') leaveRotation(sim, pod, atSeconds)
  stopContainer(sim, pod, atSeconds)
  podsChanged(sim, pod.service, atSeconds)
}

/** Rounds that a service's probes need: none for probes that only answer to the application. */
export function probeRounds(sim: Simulation): ProbeRound[] {
  return sim.plan.services.flatMap(({ probes }, service) =>
    (['readiness', 'liveness'] as const)
      .filter((probe) => probes[probe]?.waitsInQueue)
      .flatMap((probe) =>
        Array.from({ length: probeGroups }, (_, group): ProbeRound => ({ type: 'probe-round', service, probe, group, round: 1 })),
      ),
  )
}
