import { workingSetBytes } from '@plimsoll/models'
import { observeOom } from '../scaling/pod-sizes.ts'
import type { Simulation } from '../simulation.ts'
import type { Pod } from '../world.ts'
import { leaveRotation } from './lifecycle.ts'
import { endContainer } from './termination.ts'

/** Kills the containers of a service that use more memory than they may. */
export function checkMemory(sim: Simulation, service: number, atSeconds: number): void {
  const { versions } = sim.plan.services[service]
  // Pods that end are taken off the list in a copy of it.
  for (const pod of sim.world.services[service].pods) {
    const { memory, memoryLimitBytes } = versions[pod.version]
    if (!memory || memoryLimitBytes === null || !hasProcess(pod, atSeconds)) continue
    const held = isHolding(pod) ? sim.dataPlane.inFlight(service, pod.slot) : 0
    const bytes = workingSetBytes(memory, held, atSeconds - pod.memorySinceSeconds)
    if (bytes > memoryLimitBytes) killForMemory(sim, pod, { bytes, limitBytes: memoryLimitBytes }, atSeconds)
  }
}

function hasProcess({ phase, containerAtSeconds }: Pod, atSeconds: number): boolean {
  return phase !== 'lost' && phase !== 'gone' && containerAtSeconds !== null && containerAtSeconds <= atSeconds
}

/** Its application takes requests, or finishes those that it has. */
function isHolding({ readyAtSeconds }: Pod): boolean {
  return readyAtSeconds !== null
}

/** The kernel's choice: at once, with all that it holds, whatever grace it was given. */
function killForMemory(
  sim: Simulation,
  pod: Pod,
  { bytes, limitBytes }: { readonly bytes: number; readonly limitBytes: number },
  atSeconds: number,
): void {
  const lost = isHolding(pod) ? loseHeld(sim, pod) : 0
  sim.world.services[pod.service].oomKilled++
  sim.episodes.mark(pod.service, 'oomKilled', atSeconds, `${inMi(bytes)}Mi against ${inMi(limitBytes)}Mi, holding ${lost} requests`)
  observeOom(sim, pod, atSeconds)
  if (pod.phase === 'ready') leaveRotation(sim, pod, atSeconds)
  if (isHolding(pod) && !pod.isListed) sim.dataPlane.remove(pod.service, pod.slot)
  endContainer(sim, pod, atSeconds)
}

function loseHeld({ dataPlane }: Simulation, { service, slot, isListed }: Pod): number {
  return isListed ? dataPlane.fail(service, slot) : dataPlane.kill(service, slot)
}

function inMi(bytes: number): number {
  return Number((bytes / 1_048_576).toFixed(1))
}
