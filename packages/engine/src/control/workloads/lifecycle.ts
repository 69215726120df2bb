import { readyAt } from '@plimsoll/models'
import { bookPod } from '../cluster/leases.ts'
import type { Simulation } from '../simulation.ts'
import type { Pod } from '../world.ts'

/** Watch and bind: from the scheduler's decision to the kubelet starting the container. kubernetes.md 4.1: 0.1 to 1 s. */
const bindSeconds = 0.5

export function startPod(sim: Simulation, pod: Pod, node: number, atSeconds: number): void {
  const planned = sim.plan.services[pod.service]
  bookPod(sim.world.nodes[node], pod, planned.requests, atSeconds)
  pod.node = node
  pod.phase = 'starting'
  pod.scheduledAtSeconds = atSeconds
  const containerAt = atSeconds + bindSeconds
  pod.containerAtSeconds = containerAt
  takeSlot(sim, pod)
  const probeGrid = atSeconds + bindSeconds - sim.draw.probePhase(pod.service) * planned.readinessProbe.periodSeconds
  const ready = readyAt(planned.readinessProbe, probeGrid, containerAt, containerAt + sim.draw.startup(pod.service))
  sim.schedule(ready, { type: 'pod-ready', pod: pod.index })
}

/** Gives the pod its number in the data plane and lets metrics watch its container. */
export function takeSlot(sim: Simulation, pod: Pod): void {
  const state = sim.world.services[pod.service]
  pod.slot = state.freeSlots.pop() ?? state.nextSlot++
  sim.metrics.podStarted(pod)
}

export function podBecameReady(sim: Simulation, pod: Pod, atSeconds: number): void {
  if (pod.phase !== 'starting') return
  pod.phase = 'ready'
  pod.readyAtSeconds = atSeconds
  sim.dataPlane.open(pod.service, pod.slot)
  sim.gauges.countPods(pod.service, atSeconds)
  sim.journeys.add(pod)
  markGrown(sim, pod.service, atSeconds)
}

/** One mark when the pods that a controller asked for last are all ready. */
function markGrown(sim: Simulation, service: number, atSeconds: number): void {
  const { name, pods, desired, grownFrom } = sim.world.services[service]
  if (grownFrom === null || pods.reduce((count, { phase }) => count + (phase === 'ready' ? 1 : 0), 0) < desired) return
  sim.world.services[service].grownFrom = null
  const because = [sim.marks.latest(name), sim.marks.latestAfter('pods:pending', sim.marks.latest(name))]
  sim.marks.add({
    atSeconds,
    kind: 'pod',
    subject: `${name}/pods`,
    from: grownFrom,
    to: desired,
    reason: 'all pods asked for are ready',
    because,
  })
}
