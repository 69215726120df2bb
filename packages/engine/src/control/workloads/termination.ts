import { releasePod } from '../cluster/leases.ts'
import type { Simulation } from '../simulation.ts'
import type { Pod } from '../world.ts'
import { containerEnded } from './restarts.ts'

/** How often a container that stops is asked whether it has finished what it holds. */
const drainPollSeconds = 1

/** A controller deletes a pod: it takes nothing new, and leaves when it has finished what it holds or its grace is over. */
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
  if (wasReady) sim.dataPlane.drain(pod.service, pod.slot)
  if (pod.killAtSeconds === null) stopContainer(sim, pod, atSeconds)
}

/** A container is told to stop. One that has never served holds nothing and ends at once. */
export function stopContainer(sim: Simulation, pod: Pod, atSeconds: number): void {
  if (pod.readyAtSeconds === null) {
    endContainer(sim, pod, atSeconds)
    return
  }
  pod.killAtSeconds = atSeconds + sim.plan.services[pod.service].terminationGraceSeconds
  sim.schedule(atSeconds + drainPollSeconds, { type: 'pod-drained', pod: pod.index })
}

export function checkStopped(sim: Simulation, pod: Pod, atSeconds: number): void {
  if (pod.killAtSeconds === null) return
  const held = sim.dataPlane.inFlight(pod.service, pod.slot)
  if (held > 0 && atSeconds < pod.killAtSeconds) {
    sim.schedule(atSeconds + drainPollSeconds, { type: 'pod-drained', pod: pod.index })
    return
  }
  if (held > 0) killHeld(sim, pod, atSeconds)
  sim.dataPlane.remove(pod.service, pod.slot)
  endContainer(sim, pod, atSeconds)
}

function killHeld(sim: Simulation, pod: Pod, atSeconds: number): void {
  const lost = sim.dataPlane.kill(pod.service, pod.slot)
  const subject = `${sim.plan.services[pod.service].name}/pods`
  const reason = `killed at the end of its grace with ${lost} requests unfinished`
  sim.marks.add({ atSeconds, kind: 'pod', subject, from: lost, to: 0, reason })
}

function endContainer(sim: Simulation, pod: Pod, atSeconds: number): void {
  if (pod.phase !== 'terminating') {
    containerEnded(sim, pod, atSeconds)
    return
  }
  giveSlotBack(sim, pod)
  forgetPod(sim, pod, atSeconds)
}

export function giveSlotBack(sim: Simulation, pod: Pod): void {
  if (pod.slot < 0) return
  sim.metrics.podStopped(pod)
  sim.signals.podStopped(pod)
  sim.world.services[pod.service].freeSlots.push(pod.slot)
  pod.slot = -1
  pod.killAtSeconds = null
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
