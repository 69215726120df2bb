import { lifetimeSeconds } from '@plimsoll/models'
import { podQueue } from './cluster/queue.ts'
import { findNode } from './cluster/scheduler.ts'
import { bindToNode, wakeScheduler } from './cluster/scheduling.ts'
import { startWarmPools } from './cluster/warm-pool.ts'
import { startingReplicas } from './scaling/starting-replicas.ts'
import type { Simulation } from './simulation.ts'
import { nodesChanged, podsChanged } from './workloads/changes.ts'
import { beListed } from './workloads/endpoints.ts'
import { imageOf } from './workloads/images.ts'
import { becomeReady, probeGridOf, takeSlot } from './workloads/lifecycle.ts'
import { createPod } from './workloads/replica-set.ts'
import type { Node, Pod } from './world.ts'

/** Age of the pods that are there at second 0: older than any rule of a controller looks back. */
const settledSeconds = 3600

/** The world at second 0: machines up, the first pods ready on them. Pods that find no room wait, and the run shows it. */
export function startWorld(sim: Simulation): void {
  sim.provider.start(sim)
  startWarmPools(sim)
  nodesChanged(sim, 0)
  startPods(sim)
  for (let service = 0; service < sim.plan.services.length; service++) podsChanged(sim, service, 0)
  wakeScheduler(sim, 0)
}

/** Pods that are there and ready at second 0, on the machines of the start: the important ones are placed first. */
function startPods(sim: Simulation): void {
  sim.world.services.forEach((state, service) => {
    state.desired = startingReplicas(sim, service)
    state.replicaSets[0].replicas = state.desired
    state.sized = { desired: state.desired, most: state.desired }
    for (let count = 0; count < state.desired; count++) createPod(sim, service, 0, -settledSeconds)
  })
  const queue = podQueue(sim, 0)
  for (let pod = queue.next(); pod; pod = queue.next()) {
    const node = findNode(sim, pod)
    if (node) settle(sim, pod, node)
    else queue.skip(pod)
  }
  for (const state of sim.world.services) state.pending = state.pending.filter(({ phase }) => phase === 'pending')
}

/** The pod has been there for long. */
function settle(sim: Simulation, pod: Pod, node: Node): void {
  bindToNode(sim, pod, node, 0)
  Object.assign(pod, {
    phase: 'starting',
    scheduledAtSeconds: -settledSeconds,
    containerAtSeconds: -settledSeconds,
    memorySinceSeconds: memorySince(sim, pod),
    probeGrid: probeGridOf(sim, pod.service, -settledSeconds, sim.draw.firstProbePhase(pod.service)),
  })
  node.images.add(imageOf(sim, pod))
  takeSlot(sim, pod)
  becomeReady(sim, pod, 0)
  beListed(sim, pod, pod.listing)
  Object.assign(pod, { readyAtSeconds: -settledSeconds, readyChangedAtSeconds: -settledSeconds })
}

/** Pods of the start began to grow at a random instant of the time that it takes to their limit; without one, an hour ago. */
function memorySince(sim: Simulation, pod: Pod): number {
  const { name, versions } = sim.plan.services[pod.service]
  const { memory, memoryLimitBytes } = versions[pod.version]
  if (!memory || memory.growthBytesPerSecond === 0) return 0
  if (memoryLimitBytes === null) return -settledSeconds
  return -sim.draw.chance(`services/${name}/memory-age`) * lifetimeSeconds(memory, memoryLimitBytes)
}
