import { evictionAfter } from '@plimsoll/models'
import type { MarkId } from '../../result/marks.ts'
import type { Simulation } from '../simulation.ts'
import { nodesChanged } from '../workloads/changes.ts'
import { unlistPod } from '../workloads/termination.ts'
import type { Node } from '../world.ts'
import { accountNode } from './leases.ts'
import { collectPod, dieSilently } from './lost-pods.ts'
import { nodeChanged, wakeScheduler } from './scheduling.ts'

/**
 * Taints of a node that does not answer. The node controller sets them when its grace period is over; here no pod is sent to a machine
 * that has stopped even before. Spreading goes on counting the node, as it does in the real scheduler.
 */
const unreachable = [
  { key: 'node.kubernetes.io/unreachable', effect: 'NoSchedule' },
  { key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' },
] as const

/** Why machines stop, for the mark. */
export type Stop = { readonly gracePeriodSeconds: number; readonly reason: string; readonly because?: MarkId }

/**
 * Machines stop without a word: what they serve fails, and balancers go on sending there. The node controller notices after its grace
 * period; the pods are evicted, and only then replaced, zone by zone at its rate. The machines stay, and cost, until somebody removes them.
 */
export function stopMachines(sim: Simulation, nodes: readonly Node[], stop: Stop, atSeconds: number): void {
  for (const node of nodes) stopMachine(sim, node, stop, atSeconds)
  for (const zone of new Set(nodes.map(({ machine }) => machine.zone))) {
    planEvictions(
      sim,
      nodes.filter(({ machine }) => machine.zone === zone),
      stop.gracePeriodSeconds,
      atSeconds,
    )
  }
  nodesChanged(sim, atSeconds)
}

function stopMachine(sim: Simulation, node: Node, { reason, because }: Stop, atSeconds: number): void {
  accountNode(node, atSeconds)
  node.phase = 'silent'
  node.drain = null
  node.taints = [...node.taints, ...unreachable]
  nodeChanged(sim, node)
  sim.marks.add({ atSeconds, kind: 'node', subject: `node:${node.name}`, from: 'Ready', to: 'silent', reason, because: [because] })
  dieSilently(sim, node, atSeconds)
}

function planEvictions(sim: Simulation, lost: readonly Node[], gracePeriodSeconds: number, atSeconds: number): void {
  const { zone } = lost[0].machine
  const registered = sim.world.present.filter(({ joinedAtSeconds }) => joinedAtSeconds !== null)
  const inZone = registered.filter(({ machine }) => machine.zone === zone).length
  const hasOtherZones = registered.some(({ machine, phase }) => machine.zone !== zone && phase !== 'silent')
  const tolerations = new Set(sim.plan.services.flatMap((service) => service.unreachableTolerationSeconds ?? []))
  lost.forEach((node, nth) => {
    const { unreadySeconds, taintedSeconds } = evictionAfter(gracePeriodSeconds, { lost: lost.length, inZone, hasOtherZones }, nth)
    sim.schedule(atSeconds + unreadySeconds, { type: 'node-unready', node: node.index })
    if (taintedSeconds === null) return
    for (const tolerationSeconds of tolerations) {
      sim.schedule(atSeconds + taintedSeconds + tolerationSeconds, { type: 'node-evicted', node: node.index, tolerationSeconds })
    }
  })
}

/** Its pods leave the endpoints. */
export function silentNodeUnready(sim: Simulation, node: Node, atSeconds: number): void {
  if (node.phase !== 'silent') return
  for (const pod of node.pods) unlistPod(sim, pod)
  const subject = `node:${node.name}`
  const because = [sim.marks.latest(subject)]
  const reason = 'Kubelet stopped posting node status: its pods leave the endpoints'
  sim.marks.add({ atSeconds, kind: 'node', subject, from: 'silent', to: 'NotReady', reason, because })
}

/** Its pods have tolerated the taint long enough: they are deleted, and their owners make others. */
export function evictSilentNode(sim: Simulation, node: Node, tolerationSeconds: number, atSeconds: number): void {
  if (node.phase !== 'silent') return
  const leaving = node.pods.filter(({ service }) => sim.plan.services[service].unreachableTolerationSeconds === tolerationSeconds)
  if (leaving.length === 0) return
  const subject = `node:${node.name}`
  const reason = 'TaintManagerEviction: pods deleted from a node that is unreachable'
  const because = [sim.marks.latest(subject)]
  sim.marks.add({ atSeconds, kind: 'pod', subject, from: leaving.length, to: 0, reason, because })
  for (const pod of leaving) collectPod(sim, pod, atSeconds)
}

/** Machines that stopped and are still there boot: each is Ready again after the time that its group's machines take for that. */
export function returnMachines(sim: Simulation, nodes: readonly Node[], atSeconds: number): void {
  for (const node of nodes) {
    const bootSeconds = sim.draw.node('boot', node.group) + sim.draw.node('ready', node.group)
    sim.schedule(atSeconds + bootSeconds, { type: 'node-returned', node: node.index })
  }
}

/** Its kubelet posts again: the taints go, and pods that were not evicted by then are made anew, wherever there is room. */
export function silentNodeReturned(sim: Simulation, node: Node, atSeconds: number): void {
  if (node.phase !== 'silent') return
  accountNode(node, atSeconds)
  node.phase = 'ready'
  node.taints = node.taints.filter(({ key }) => key !== unreachable[0].key)
  nodeChanged(sim, node)
  const subject = `node:${node.name}`
  const because = [sim.marks.latest(subject), sim.marks.latest('machines')]
  const reason = 'Kubelet posts node status again: the machine is Ready'
  sim.marks.add({ atSeconds, kind: 'node', subject, from: 'silent', to: 'Ready', reason, because })
  for (const pod of [...node.pods]) collectPod(sim, pod, atSeconds)
  if (node.pods.length === 0) node.idleSinceSeconds = atSeconds
  sim.gauges.countNodes(atSeconds)
  wakeScheduler(sim, atSeconds)
}
