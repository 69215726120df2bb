import { type Provisioning, provision } from '../provision.ts'
import { type Candidate, movedPods } from './candidates.ts'
import type { DisruptionNode, DisruptionPool, DisruptionWorld } from './world.ts'

/** What would become of the pods if the candidates were gone. */
export type Simulation = {
  readonly result: Provisioning
  /** Every pod that runs now would have a place on a machine that is ready for it. */
  readonly isEveryPodPlaced: boolean
}

/**
 * One solve of the provisioner without the candidates. Pods that wait anyway are solved with the moved ones, so that nobody's room is
 * given away twice.
 *
 * @see karpenter pkg/controllers/disruption/helpers.go SimulateScheduling
 */
export function simulateRemoval(world: DisruptionWorld, candidates: readonly Candidate[]): Simulation {
  const gone = new Set(candidates.map(({ node }) => node.name))
  const leaving = world.nodes.filter(({ isDeleting }) => isDeleting)
  const staying = world.nodes.filter(({ name, isDeleting }) => !isDeleting && !gone.has(name))
  const moved = candidates.flatMap(({ node }) => movedPods(node))
  const isSettling = settling(world)
  const closed = new Set(staying.filter(isSettling).map(({ name }) => name))
  const isMoved = new Set(moved.map(({ uid }) => uid))
  const result = provision(
    { ...world, nodes: staying, pods: [...world.pods, ...moved, ...leaving.flatMap(movedPods)] },
    (node, pod) => !closed.has(node.name) || !isMoved.has(pod.uid),
  )
  const pending = new Set(world.pods.map(({ name }) => name))
  const uninitialized = new Set(staying.filter(({ isInitialized }) => !isInitialized).map(({ name }) => name))
  const isLost = result.failed.some((name) => !pending.has(name))
  const isWaiting = [...result.existing].some(([node, pods]) => uninitialized.has(node) && pods.some((name) => !pending.has(name)))
  return { result, isEveryPodPlaced: !isLost && !isWaiting }
}

/** Nodes inside their pool's consolidateAfter take no moved pods: the move would start their wait anew. */
function settling({ pools, atSeconds }: DisruptionWorld): (node: DisruptionNode) => boolean {
  const waits = new Map(pools.map(({ name, disruption }: DisruptionPool) => [name, disruption.consolidateAfterSeconds ?? 0]))
  return ({ nodePool, isInitialized, lastPodEventAtSeconds: last }) =>
    isInitialized && last !== null && atSeconds - last < (waits.get(nodePool) ?? 0)
}
