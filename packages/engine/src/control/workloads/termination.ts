import { releasePod } from '../cluster/leases.ts'
import type { Simulation } from '../simulation.ts'
import type { Pod } from '../world.ts'

/** How often a terminating pod is asked whether it has finished what it holds. */
const drainPollSeconds = 1

/** Takes a pod out of rotation; it leaves when it has finished what it holds, or when its grace is over. */
export function terminatePod(sim: Simulation, pod: Pod, atSeconds: number): void {
  const state = sim.world.services[pod.service]
  if (pod.phase === 'lost') {
    forgetPod(sim, pod, atSeconds)
    return
  }
  if (pod.phase === 'pending') {
    state.pending = state.pending.filter((other) => other !== pod)
    forgetPod(sim, pod, atSeconds)
    return
  }
  const wasReady = pod.phase === 'ready'
  pod.phase = 'terminating'
  pod.terminatingAtSeconds = atSeconds
  if (!wasReady) {
    giveSlotBack(sim, pod)
    forgetPod(sim, pod, atSeconds)
    return
  }
  sim.dataPlane.drain(pod.service, pod.slot)
  sim.schedule(atSeconds + drainPollSeconds, { type: 'pod-drained', pod: pod.index })
}

export function checkDrained(sim: Simulation, pod: Pod, atSeconds: number): void {
  if (pod.phase !== 'terminating') return
  const graceOver = atSeconds >= (pod.terminatingAtSeconds ?? 0) + sim.plan.services[pod.service].terminationGraceSeconds
  const held = sim.dataPlane.inFlight(pod.service, pod.slot)
  if (held > 0 && !graceOver) {
    sim.schedule(atSeconds + drainPollSeconds, { type: 'pod-drained', pod: pod.index })
    return
  }
  if (held > 0) {
    const lost = sim.dataPlane.kill(pod.service, pod.slot)
    const subject = `${sim.plan.services[pod.service].name}/pods`
    sim.marks.add({
      atSeconds,
      kind: 'pod',
      subject,
      from: lost,
      to: 0,
      reason: `killed at the end of its grace with ${lost} requests unfinished`,
    })
  }
  sim.dataPlane.remove(pod.service, pod.slot)
  giveSlotBack(sim, pod)
  forgetPod(sim, pod, atSeconds)
}

export function giveSlotBack(sim: Simulation, pod: Pod): void {
  sim.metrics.podStopped(pod)
  sim.signals.podStopped(pod)
  sim.world.services[pod.service].freeSlots.push(pod.slot)
  pod.slot = -1
}

export function forgetPod(sim: Simulation, pod: Pod, atSeconds: number): void {
  if (pod.node >= 0) {
    const node = sim.world.nodes[pod.node]
    releasePod(node, pod, sim.plan.services[pod.service].requests, atSeconds)
    if (node.drain && node.pods.length === 0) sim.schedule(atSeconds, { type: 'node-drained', node: node.index })
    sim.schedule(atSeconds, { type: 'schedule' })
  }
  pod.phase = 'gone'
  const state = sim.world.services[pod.service]
  state.pods = state.pods.filter((other) => other !== pod)
  sim.gauges.countPods(pod.service, atSeconds)
}
