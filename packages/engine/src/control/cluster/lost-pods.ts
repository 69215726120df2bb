import type { Simulation } from '../simulation.ts'
import { podsChanged } from '../workloads/changes.ts'
import { unlist } from '../workloads/endpoints.ts'
import { reconcilePods } from '../workloads/replica-set.ts'
import { forgetPod, giveSlotBack, unlistPod } from '../workloads/termination.ts'
import type { Node, Pod } from '../world.ts'

/** Pod garbage collector of kube-controller-manager: how often it looks, and how long a node must be missing before its pods go. */
const collectPeriodSeconds = 20
const quarantineSeconds = 40

/**
 * The machine is gone with pods on it. What they hold fails at once; pods being deleted are gone with it, and the others stay in the
 * API, not Ready, until the garbage collector takes them: only then does their owner replace them.
 */
export function losePods(sim: Simulation, node: Node, atSeconds: number): void {
  for (const pod of node.pods) {
    const isDeleted = pod.phase === 'terminating'
    if (pod.phase === 'lost') unlistPod(sim, pod)
    else stopAtOnce(sim, pod, atSeconds)
    if (isDeleted) forgetPod(sim, pod, atSeconds)
    else orphan(sim, pod, atSeconds)
  }
}

/** Containers of a machine that stops die at once; the balancer goes on choosing them until their node counts as NotReady. */
export function dieSilently(sim: Simulation, node: Node, atSeconds: number): void {
  const lost = new Map<number, number>()
  for (const pod of node.pods) {
    const { phase } = pod
    if (phase === 'lost') continue
    if (phase === 'ready') lost.set(pod.service, (lost.get(pod.service) ?? 0) + sim.dataPlane.fail(pod.service, pod.slot))
    else stopAtOnce(sim, pod, atSeconds)
    if (phase === 'terminating') forgetPod(sim, pod, atSeconds)
    else beLost(sim, pod)
    podsChanged(sim, pod.service, atSeconds)
  }
  for (const [service, requests] of lost) markLost(sim, service, requests, atSeconds)
}

/** Nobody reads its usage any more; its machine does not answer. */
function beLost(sim: Simulation, pod: Pod): void {
  pod.phase = 'lost'
  sim.metrics.podStopped(pod)
}

function stopAtOnce(sim: Simulation, pod: Pod, atSeconds: number): void {
  if (pod.slot < 0) return
  if (pod.readyAtSeconds !== null) {
    markLost(sim, pod.service, sim.dataPlane.kill(pod.service, pod.slot), atSeconds)
    sim.dataPlane.remove(pod.service, pod.slot)
  }
  unlist(pod)
  giveSlotBack(sim, pod)
}

function markLost(sim: Simulation, service: number, lost: number, atSeconds: number): void {
  if (lost === 0) return
  const subject = `${sim.plan.services[service].name}/pods`
  sim.marks.add({ atSeconds, kind: 'pod', subject, from: lost, to: 0, reason: `lost with their machine: ${lost} requests` })
}

function orphan(sim: Simulation, pod: Pod, atSeconds: number): void {
  pod.phase = 'lost'
  const offset = sim.draw.phase('pod-garbage-collector') * collectPeriodSeconds
  const round = Math.ceil((atSeconds + quarantineSeconds - offset) / collectPeriodSeconds)
  sim.schedule(offset + round * collectPeriodSeconds, { type: 'pod-collected', pod: pod.index })
  podsChanged(sim, pod.service, atSeconds)
}

/** The garbage collector deletes an orphaned pod, and its owner makes another. */
export function collectPod(sim: Simulation, pod: Pod, atSeconds: number): void {
  if (pod.phase !== 'lost') return
  unlistPod(sim, pod)
  forgetPod(sim, pod, atSeconds)
  reconcilePods(sim, pod.service, atSeconds)
}
