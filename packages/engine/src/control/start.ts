import { fits, place, subtract } from '@plimsoll/models'
import type { Plan } from '../plan/plan.ts'
import { bookPod } from './cluster/leases.ts'
import { readyNodes, startNodes } from './cluster/nodes.ts'
import type { Simulation } from './simulation.ts'
import { podBecameReady, takeSlot } from './workloads/lifecycle.ts'
import { createPod } from './workloads/replica-set.ts'

/** Age of the pods that are there at second 0: older than any rule of a controller looks back. */
const settledSeconds = 3600

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

/** Pods that are there and ready at second 0, on the machines of the start. Returns false when they do not fit. */
function startPods(sim: Simulation): boolean {
  const nodes = readyNodes(sim)
  for (let service = 0; service < sim.plan.services.length; service++) {
    const planned = sim.plan.services[service]
    const state = sim.world.services[service]
    state.desired = planned.initialReplicas
    for (let count = 0; count < planned.initialReplicas; count++) {
      const pod = createPod(sim, service, -settledSeconds)
      const chosen = place(planned.requests, nodes)
      if (chosen < 0) continue
      state.pending.pop()
      bookPod(nodes[chosen], planned.requests, 0)
      Object.assign(pod, {
        node: nodes[chosen].index,
        phase: 'starting',
        scheduledAtSeconds: -settledSeconds,
        containerAtSeconds: -settledSeconds,
      })
      takeSlot(sim, pod)
      podBecameReady(sim, pod, 0)
      pod.readyAtSeconds = -settledSeconds
    }
  }
  return sim.world.services.every(({ pending }) => pending.length === 0)
}
