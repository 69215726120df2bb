import { place } from '@plimsoll/models'
import { bookPod } from './cluster/leases.ts'
import { readyNodes } from './cluster/node.ts'
import { startingReplicas } from './scaling/scheduled.ts'
import type { Simulation } from './simulation.ts'
import { beListed } from './workloads/endpoints.ts'
import { imageOf } from './workloads/images.ts'
import { becomeReady, probeGridOf, takeSlot } from './workloads/lifecycle.ts'
import { createPod } from './workloads/replica-set.ts'

/** Age of the pods that are there at second 0: older than any rule of a controller looks back. */
const settledSeconds = 3600

/** The world at second 0: machines up, the first pods ready on them. Pods that find no room wait, and the run shows it. */
export function startWorld(sim: Simulation): void {
  sim.provider.start(sim)
  sim.gauges.countNodes(0)
  startPods(sim)
  for (let service = 0; service < sim.plan.services.length; service++) sim.gauges.countPods(service, 0)
  sim.schedule(0, { type: 'schedule' })
}

/** Pods that are there and ready at second 0, on the machines of the start. Returns false when they do not fit. */
function startPods(sim: Simulation): boolean {
  for (let service = 0; service < sim.plan.services.length; service++) {
    const planned = sim.plan.services[service]
    const state = sim.world.services[service]
    state.desired = startingReplicas(sim, service)
    state.replicaSets[0].replicas = state.desired
    state.sized = { desired: state.desired, most: state.desired }
    const nodes = readyNodes(sim, planned.requests)
    for (let count = 0; count < state.desired; count++) {
      const pod = createPod(sim, service, 0, -settledSeconds)
      const chosen = place(planned.requests, nodes)
      if (chosen < 0) continue
      state.pending.pop()
      bookPod(nodes[chosen], pod, planned.requests, 0)
      Object.assign(pod, {
        node: nodes[chosen].index,
        phase: 'starting',
        scheduledAtSeconds: -settledSeconds,
        containerAtSeconds: -settledSeconds,
        probeGrid: probeGridOf(sim, service, -settledSeconds, sim.draw.firstProbePhase(service)),
      })
      nodes[chosen].images.add(imageOf(sim, pod))
      takeSlot(sim, pod)
      becomeReady(sim, pod, 0)
      beListed(sim, pod, pod.listing)
      Object.assign(pod, { readyAtSeconds: -settledSeconds, readyChangedAtSeconds: -settledSeconds })
    }
  }
  return sim.world.services.every(({ pending }) => pending.length === 0)
}
