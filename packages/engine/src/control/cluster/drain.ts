import type { Simulation } from '../simulation.ts'
import { nodesChanged } from '../workloads/changes.ts'
import type { Node, Pod } from '../world.ts'
import { deletePods, evictPods, isDoNotDisrupt } from './eviction.ts'
import { cordonNode, type Motive } from './machines.ts'
import { isUp } from './node.ts'

/** kubectl drain waits so long before it asks again for an eviction that a budget refused. */
const retrySeconds = 5

export type DrainOrder = Motive & {
  /** Time between two requests for a refused eviction. Default 5 s, as kubectl drain. */
  readonly retrySeconds?: number
  /** After so long the pods that are left are deleted whatever their budgets say. Default: never. */
  readonly deadlineSeconds?: number
  /** Karpenter's drains wait for pods that are not to be disrupted. */
  readonly respectsDoNotDisrupt?: boolean
}

/**
 * Cordons a machine and evicts its workload pods as their budgets allow; pods of DaemonSets stay. When none is left, the provider gets
 * the notice `node-drained`; the machine itself stays until somebody removes it.
 */
export function drainNode(sim: Simulation, node: Node, { reason, inputs, because, ...order }: DrainOrder, atSeconds: number): void {
  if (node.drain || node.phase === 'gone') return
  cordonNode(sim, node, atSeconds)
  if (isUp(node)) node.phase = 'draining'
  node.drain = {
    retrySeconds: order.retrySeconds ?? retrySeconds,
    deadlineAtSeconds: order.deadlineSeconds === undefined ? null : atSeconds + order.deadlineSeconds,
    respectsDoNotDisrupt: order.respectsDoNotDisrupt ?? false,
    heldBack: false,
  }
  sim.marks.add({ atSeconds, kind: 'node', subject: `node:${node.name}`, from: node.pods.length, to: 0, reason, inputs, because })
  nodesChanged(sim, atSeconds)
  continueDrain(sim, node, atSeconds)
}

/** One round: evicts what may go, and comes back for what may not. */
export function continueDrain(sim: Simulation, node: Node, atSeconds: number): void {
  const { drain } = node
  if (!drain || node.phase === 'gone') return
  const staying = node.pods.filter(({ phase }) => phase !== 'terminating')
  const isOver = drain.deadlineAtSeconds !== null && atSeconds >= drain.deadlineAtSeconds
  if (isOver) deletePods(sim, staying, atSeconds)
  const kept = drain.respectsDoNotDisrupt && !isOver ? staying.filter((pod) => isDoNotDisrupt(sim, pod, atSeconds)) : []
  const asked = staying.filter((pod) => !kept.includes(pod))
  const refused = isOver ? [] : evictPods(sim, asked, atSeconds)
  if (refused.length + kept.length > 0) {
    markHeldBack(sim, node, { refused, kept }, atSeconds)
    const next = atSeconds + drain.retrySeconds
    sim.schedule(Math.min(next, drain.deadlineAtSeconds ?? next), { type: 'node-drain', node: node.index })
  }
  if (node.pods.length === 0) sim.schedule(atSeconds, { type: 'node-drained', node: node.index })
}

/** The machine is empty, unless the drain was called off or pods came after all. */
export function drainEnded(sim: Simulation, node: Node, atSeconds: number): void {
  if (!node.drain || node.phase === 'gone' || node.pods.length > 0) return
  node.drain = null
  sim.provider.notice(sim, { type: 'node-drained', node }, atSeconds)
}

type HeldBack = { readonly refused: readonly Pod[]; readonly kept: readonly Pod[] }

/** One mark a drain when a budget or an annotation begins to hold it. */
function markHeldBack(sim: Simulation, node: Node, { refused, kept }: HeldBack, atSeconds: number): void {
  if (!node.drain || node.drain.heldBack) return
  node.drain.heldBack = true
  const namesOf = (pods: readonly Pod[]) => [...new Set(pods.map(({ service }) => sim.plan.services[service].name))].join(', ')
  const reason =
    refused.length > 0
      ? `Cannot evict pod as it would violate the pod's disruption budget: ${namesOf(refused)}`
      : `Pod has "karpenter.sh/do-not-disrupt" annotation: ${namesOf(kept)}`
  const subject = `node:${node.name}`
  sim.marks.add({
    atSeconds,
    kind: 'limited',
    subject,
    from: refused.length + kept.length,
    to: 0,
    reason,
    because: [sim.marks.latest(subject)],
  })
}
