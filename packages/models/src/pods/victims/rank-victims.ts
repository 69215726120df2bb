import { goSort } from '../../contract/go-sort.ts'
import { compareVictims, type RankedPod } from './compare.ts'
import type { VictimView } from './victim-view.ts'

/** Annotation values that the API takes: an int32 in canonical decimal. */
const integerText = /^(?:0|-?[1-9]\d*)$/

/**
 * Order in which a ReplicaSet deletes its active pods, as indices into `pods`, first to go first.
 *
 * @param related nodes of the active pods of the same owner's other ReplicaSets, one entry a pod: they crowd a node too
 * @see ActivePodsWithRanks in pkg/controller/controller_utils.go; replayed in conformance/recordings/placement
 */
export function rankVictims(pods: readonly VictimView[], nowSeconds: number, related: readonly VictimView['node'][] = []): number[] {
  const ranked = withSurroundings(pods, related)
  return goSort(ranked, (a, b) => compareVictims(a, b, nowSeconds).order < 0).map(({ index }) => index)
}

/** The pods as the comparison wants them: with their cost, and how many pods of the owner share their node. */
export function withSurroundings(pods: readonly VictimView[], related: readonly VictimView['node'][] = []): RankedPod[] {
  const podsOn = new Map<VictimView['node'], number>()
  for (const node of [...pods.map((pod) => pod.node), ...related]) podsOn.set(node, (podsOn.get(node) ?? 0) + 1)
  return pods.map((view, index) => ({ index, view, cost: deletionCostOf(view.deletionCost), podsOnNode: podsOn.get(view.node) ?? 0 }))
}

/** Text that is no int32 in plain decimal (a plus sign, leading zeros, a fraction) counts as 0, as absence does. */
export function deletionCostOf(text: string | undefined): number {
  if (text === undefined || !integerText.test(text)) return 0
  const cost = Number(text)
  return Math.abs(cost + 0.5) < 2_147_483_648 ? cost : 0
}
