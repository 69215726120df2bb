import type { Simulation } from '../simulation.ts'
import { unlist } from '../workloads/endpoints.ts'
import { reconcilePods } from '../workloads/replica-set.ts'
import { forgetPod, giveSlotBack } from '../workloads/termination.ts'
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
    stopAtOnce(sim, pod, atSeconds)
    if (isDeleted) forgetPod(sim, pod, atSeconds)
    else orphan(sim, pod, atSeconds)
  }
}

function stopAtOnce(sim: Simulation, pod: Pod, atSeconds: number): void {
  if (pod.slot < 0) return
  if (pod.readyAtSeconds !== null) {
    const lost = sim.dataPlane.kill(pod.service, pod.slot)
    sim.dataPlane.remove(pod.service, pod.slot)
    const subject = `${sim.plan.services[pod.service].name}/pods`
    if (lost > 0) sim.marks.add({ atSeconds, kind: 'pod', subject, from: lost, to: 0, reason: `lost with their machine: ${lost} requests` })
  }
  unlist(pod)
  giveSlotBack(sim, pod)
}

function orphan(sim: Simulation, pod: Pod, atSeconds: number): void {
  pod.phase = 'lost'
  const offset = sim.draw.phase('pod-garbage-collector') * collectPeriodSeconds
  const round = Math.ceil((atSeconds + quarantineSeconds - offset) / collectPeriodSeconds)
  sim.schedule(offset + round * collectPeriodSeconds, { type: 'pod-collected', pod: pod.index })
  sim.gauges.countPods(pod.service, atSeconds)
}

/** The garbage collector deletes an orphaned pod, and its owner makes another. */
export function collectPod(sim: Simulation, pod: Pod, atSeconds: number): void {
  if (pod.phase !== 'lost') return
  forgetPod(sim, pod, atSeconds)
  reconcilePods(sim, pod.service, atSeconds)
}
