import type { Simulation } from '../simulation.ts'
import type { Pod } from '../world.ts'

/** A pod is Ready: whoever balances will hear of it, and send requests from then on. */
export function announce(sim: Simulation, pod: Pod, atSeconds: number): void {
  pod.listing++
  if (pod.isListed) return
  if (sim.plan.services[pod.service].endpointDelays === null) {
    beListed(sim, pod, pod.listing)
    return
  }
  sim.schedule(atSeconds + sim.draw.listed(pod.service), { type: 'endpoint-listed', pod: pod.index, listing: pod.listing })
}

/** A pod is not Ready any more, or told to end: whoever balances will hear, and until then sends it requests. */
export function withdraw(sim: Simulation, pod: Pod, atSeconds: number): void {
  pod.listing++
  if (!pod.isListed) return
  if (sim.plan.services[pod.service].endpointDelays === null) {
    beWithdrawn(sim, pod, pod.listing)
    return
  }
  sim.schedule(atSeconds + sim.draw.withdrawn(pod.service), { type: 'endpoint-withdrawn', pod: pod.index, listing: pod.listing })
}

export function beListed(sim: Simulation, pod: Pod, listing: number): void {
  if (pod.listing !== listing || pod.isListed) return
  pod.isListed = true
  sim.dataPlane.resume(pod.service, pod.slot)
}

export function beWithdrawn(sim: Simulation, pod: Pod, listing: number): void {
  if (pod.listing !== listing) return
  pod.isListed = false
  if (pod.phase !== 'gone') {
    sim.dataPlane.drain(pod.service, pod.slot)
    return
  }
  sim.dataPlane.remove(pod.service, pod.slot)
  releaseSlot(sim, pod)
}

/** The machine of a pod is gone, and everybody knows. */
export function unlist(pod: Pod): void {
  pod.listing++
  pod.isListed = false
}

/** A pod that is gone keeps its number in the data plane for as long as requests are sent to it. */
export function releaseSlot(sim: Simulation, pod: Pod): void {
  sim.world.services[pod.service].freeSlots.push(pod.slot)
  pod.slot = -1
}
