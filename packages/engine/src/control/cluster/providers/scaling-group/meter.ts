import { createCpuUse } from '../../../scaling/cpu-use.ts'
import type { Simulation } from '../../../simulation.ts'
import type { Node } from '../../../world.ts'

/** What the monitoring service measures of a group over the periods between two readings. */
export type GroupMeter = {
  /** Means over the machines that count; null where none does. `machines` are all of the group. */
  readonly read: (sim: Simulation, machines: readonly Node[], counted: readonly Node[], periodSeconds: number) => GroupReading
}

export type GroupReading = { readonly cpuPercent: number | null; readonly requestsPerMinute: number | null }

/** Utilisation is of all cores that a machine has, as its hypervisor sees it. Pods that ended within a period are not in it. */
export function createGroupMeter(): GroupMeter {
  const usage = createCpuUse()
  let requestsBefore = 0

  return {
    read(sim, machines, counted, periodSeconds) {
      const used = new Map(machines.map((node) => [node, node.pods.reduce((sum, pod) => sum + usage.take(sim, pod), 0)]))
      const requests = sim.plan.services.reduce((sum, _, service) => sum + sim.dataPlane.offeredCount(service), 0)
      const fresh = requests - requestsBefore
      requestsBefore = requests
      if (counted.length === 0) return { cpuPercent: null, requestsPerMinute: null }
      const ratios = counted.map((node) => (used.get(node) ?? 0) / (node.machine.capacity.cores * periodSeconds))
      return {
        cpuPercent: (100 * ratios.reduce((sum, ratio) => sum + ratio, 0)) / counted.length,
        requestsPerMinute: (fresh * 60) / periodSeconds / counted.length,
      }
    },
  }
}
