import type { Simulation } from '../simulation.ts'
import type { Pod } from '../world.ts'

/** What pods used of the CPU since they were asked last: the slopes of what the data plane counts. */
export type CpuUse = { readonly take: (sim: Simulation, pod: Pod) => number }

/** Core-seconds; nothing before the application serves, as everywhere. */
export function createCpuUse(): CpuUse {
  const before = new WeakMap<Pod, number>()
  return {
    take(sim, pod) {
      const { service, slot, phase, readyAtSeconds } = pod
      if (slot < 0 || phase === 'lost' || readyAtSeconds === null) return 0
      const total = sim.dataPlane.busySeconds(service, slot) * sim.plan.services[service].coresPerBusyWorker
      const known = before.get(pod) ?? 0
      before.set(pod, total)
      // A container that ran anew counts from 0 again.
      return total >= known ? total - known : total
    },
  }
}
