import { fits, subtract } from '@plimsoll/models'
import type { Plan } from '../plan/plan.ts'
import { startNodes } from './nodes.ts'
import { startPods } from './pods.ts'
import type { Simulation } from './simulation.ts'

/** The world at second 0: machines up, the first pods ready on them. Pods that find no room wait, and the run shows it. */
export function startWorld(sim: Simulation): void {
  startNodes(sim, firstMachines(sim.plan))
  sim.gauges.countNodes(0)
  startPods(sim)
  for (let service = 0; service < sim.plan.services.length; service++) sim.gauges.countPods(service, 0)
  sim.schedule(0, { type: 'schedule' })
}

/** Machines at second 0: all of a fixed set; of a pool, what its first pods need (next fit), within its bounds. */
export function firstMachines({ nodes, services }: Plan): number {
  if (nodes.kind === 'fixed') return nodes.count
  let needed = 0
  let room = { cores: 0, memoryBytes: 0, gpus: 0, pods: 0 }
  for (const { requests, initialReplicas } of services) {
    if (!fits(requests, nodes.machine.room)) continue
    for (let pod = 0; pod < initialReplicas; pod++) {
      if (!fits(requests, room)) {
        room = { ...nodes.machine.room }
        needed++
      }
      subtract(room, requests)
    }
  }
  return Math.min(nodes.max, Math.max(nodes.min, needed))
}
