import { createProvisioner, type Provisioning } from '../provision.ts'
import { type Candidate, movedPods } from './candidates.ts'
import type { DisruptionWorld } from './world.ts'

/** What would become of the pods if the candidates were gone. */
export type Simulation = {
  readonly result: Provisioning
  /** Every pod that runs now would have a place on a machine that is ready for it. */
  readonly isEveryPodPlaced: boolean
}

export type Simulate = (candidates: readonly Candidate[]) => Simulation

/**
 * Solves of the provisioner without some candidates. Pods that wait anyway are solved with the moved ones, so that nobody's room is
 * given away twice.
 *
 * @see karpenter pkg/controllers/disruption/helpers.go SimulateScheduling
 */
export function createSimulation(world: DisruptionWorld): Simulate {
  const solve = createProvisioner(world)
  const active = world.nodes.filter(({ isDeleting }) => !isDeleting)
  const leaving = world.nodes.filter(({ isDeleting }) => isDeleting).flatMap(movedPods)
  const pending = new Set(world.pods.map(({ name }) => name))
  const closed = settlingNodes(world)
  const uninitialized = new Set(active.filter(({ isInitialized }) => !isInitialized).map(({ name }) => name))

  return (candidates) => {
    const gone = new Set(candidates.map(({ node }) => node.name))
    const staying = active.filter(({ name }) => !gone.has(name))
    const moved = candidates.flatMap(({ node }) => movedPods(node))
    const isMoved = new Set(moved.map(({ uid }) => uid))
    const result = solve(staying, [...world.pods, ...moved, ...leaving], (node, pod) => !closed.has(node.name) || !isMoved.has(pod.uid))
    const isLost = result.failed.some((name) => !pending.has(name))
    const isWaiting = [...result.existing].some(([node, pods]) => uninitialized.has(node) && pods.some((name) => !pending.has(name)))
    return { result, isEveryPodPlaced: !isLost && !isWaiting }
  }
}

/** Names of nodes inside their pool's consolidateAfter: they take no moved pods, because the move would start their wait anew. */
function settlingNodes({ pools, nodes, atSeconds }: DisruptionWorld): ReadonlySet<string> {
  const waits = new Map(pools.map(({ name, disruption }) => [name, disruption.consolidateAfterSeconds ?? 0]))
  const settling = nodes.filter(
    ({ nodePool, isInitialized, lastPodEventAtSeconds: last }) =>
      isInitialized && last !== null && atSeconds - last < (waits.get(nodePool) ?? 0),
  )
  return new Set(settling.map(({ name }) => name))
}
