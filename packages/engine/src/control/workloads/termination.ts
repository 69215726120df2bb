import { stopTimes } from '@plimsoll/models'
import { releaseFromNode, stopCounting, withdrawNomination } from '../cluster/scheduling.ts'
import type { Simulation } from '../simulation.ts'
import type { Pod } from '../world.ts'
import { podsChanged } from './changes.ts'
import { releaseSlot, withdraw } from './endpoints.ts'
import { lookAtRollout } from './replica-sets.ts'
import { containerEnded } from './restarts.ts'

/** How often a container that stops is asked whether it has finished what it holds. */
const drainPollSeconds = 1

/** A controller deletes a pod: it takes nothing new, and leaves when it has finished what it holds or its grace is over. */
export function terminatePod(sim: Simulation, pod: Pod, atSeconds: number): void {
  const state = sim.world.services[pod.service]
  if (pod.phase === 'lost') {
    unlistPod(sim, pod)
    forgetPod(sim, pod, atSeconds)
    return
  }
  if (pod.phase === 'pending') {
    withdrawNomination(sim, pod)
    state.pending = state.pending.filter((other) => other !== pod)
    forgetPod(sim, pod, atSeconds)
    return
  }
  pod.phase = 'terminating'
  pod.terminatingAtSeconds = atSeconds
  stopCounting(sim, pod)
  withdraw(sim, pod, atSeconds)
  if (pod.killAtSeconds === null) stopContainer(sim, pod, atSeconds)
}

/** A container is told to stop: hook, SIGTERM, SIGKILL. One that has never served holds nothing and ends at once. */
export function stopContainer(sim: Simulation, pod: Pod, atSeconds: number): void {
  if (pod.readyAtSeconds === null) {
    endContainer(sim, pod, atSeconds)
    return
  }
  const { sigtermSeconds, sigkillSeconds } = stopTimes(
    sim.draw.preStop(pod.service),
    sim.plan.services[pod.service].terminationGraceSeconds,
  )
  pod.killAtSeconds = atSeconds + sigkillSeconds
  if (sigtermSeconds === 0) sigterm(sim, pod, pod.restarts, atSeconds)
  else sim.schedule(atSeconds + sigtermSeconds, { type: 'container-sigterm', pod: pod.index, run: pod.restarts })
}

/** The application takes nothing new. What is sent to it before balancers have heard fails. */
export function sigterm(sim: Simulation, pod: Pod, run: number, atSeconds: number): void {
  if (pod.killAtSeconds === null || pod.restarts !== run) return
  if (pod.isListed) sim.dataPlane.refuse(pod.service, pod.slot)
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
  if (!pod.isListed) sim.dataPlane.remove(pod.service, pod.slot)
  endContainer(sim, pod, atSeconds)
}

function killHeld(sim: Simulation, pod: Pod, atSeconds: number): void {
  const lost = pod.isListed ? sim.dataPlane.fail(pod.service, pod.slot) : sim.dataPlane.kill(pod.service, pod.slot)
  const subject = `${sim.plan.services[pod.service].name}/pods`
  const reason = `killed at the end of its grace with ${lost} requests unfinished`
  sim.marks.add({ atSeconds, kind: 'pod', subject, from: lost, to: 0, reason })
}

/** The container has ended: it is run again, unless its pod was to end. */
export function endContainer(sim: Simulation, pod: Pod, atSeconds: number): void {
  if (pod.phase !== 'terminating') {
    containerEnded(sim, pod, atSeconds)
    return
  }
  giveSlotBack(sim, pod)
  forgetPod(sim, pod, atSeconds)
}

/** A pod that died with its machine leaves the balancer's list, if it was on it. */
export function unlistPod(sim: Simulation, pod: Pod): void {
  if (pod.slot < 0) return
  if (pod.readyAtSeconds !== null) sim.dataPlane.remove(pod.service, pod.slot)
  giveSlotBack(sim, pod)
}

export function giveSlotBack(sim: Simulation, pod: Pod): void {
  if (pod.slot < 0) return
  sim.metrics.podStopped(pod)
  sim.signals.podStopped(pod)
  pod.killAtSeconds = null
  if (!pod.isListed) releaseSlot(sim, pod)
}

export function forgetPod(sim: Simulation, pod: Pod, atSeconds: number): void {
  if (pod.node >= 0) releaseFromNode(sim, pod, atSeconds)
  pod.phase = 'gone'
  const state = sim.world.services[pod.service]
  state.pods = state.pods.filter((other) => other !== pod)
  podsChanged(sim, pod.service, atSeconds)
  lookAtRollout(sim, pod.service, atSeconds)
}
