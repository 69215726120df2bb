import { matchesLabels } from '../../../contract/node-selection.ts'
import { zoneLabel } from '../../../contract/scheduling/index.ts'
import { capacityTypeLabel, instanceTypeLabel } from '../instance-choice.ts'
import type { KarpenterInstanceType } from '../world.ts'
import type { DisruptionNode, DisruptionPool, DisruptionWorld, RunningPod } from './world.ts'

/** A node that may be disrupted now, and what that would cost. */
export type Candidate = {
  readonly node: DisruptionNode
  readonly pool: DisruptionPool
  readonly instanceType: KarpenterInstanceType
  readonly capacityType: string
  /** Of its own offering, whether or not that can be had now. */
  readonly priceUsdPerHour: number
  /** 1 for the node and what its pods cost to move. */
  readonly rescheduleCost: number
  readonly savingsRatio: number
}

/** Why a node is no candidate, in the order in which it is asked. */
export type BlockedBy = 'deleting' | 'not-initialized' | 'do-not-disrupt' | 'nominated' | 'unknown-offering' | 'do-not-disrupt-pod' | 'pdb'

/** The nodes that nothing protects, the largest saving for its disruption first. */
export function candidatesOf(world: DisruptionWorld): Candidate[] {
  const found = world.nodes.map((node) => candidateOf(world, node)).filter((each) => typeof each === 'object')
  return found.sort((a, b) => b.savingsRatio - a.savingsRatio || (a.node.name < b.node.name ? -1 : 1))
}

export function candidateOf(world: DisruptionWorld, node: DisruptionNode): Candidate | BlockedBy {
  if (node.isDeleting) return 'deleting'
  if (!node.isInitialized) return 'not-initialized'
  if (node.isDoNotDisrupt) return 'do-not-disrupt'
  if (node.isNominated) return 'nominated'
  const pool = world.pools.find(({ name }) => name === node.nodePool)
  const instanceType = world.instanceTypes.find(({ name }) => name === node.labels[instanceTypeLabel])
  const priceUsdPerHour = instanceType && priceOf(node, instanceType)
  if (!pool || !instanceType || priceUsdPerHour === undefined) return 'unknown-offering'
  const staying = node.pods.filter(({ isTerminating }) => !isTerminating)
  if (staying.some(({ isDoNotDisrupt }) => isDoNotDisrupt)) return 'do-not-disrupt-pod'
  if (staying.some((pod) => isProtected(world, pod))) return 'pdb'
  const rescheduleCost = disruptionCost(node)
  const savingsRatio = priceUsdPerHour / rescheduleCost
  return { node, pool, instanceType, capacityType: node.labels[capacityTypeLabel], priceUsdPerHour, rescheduleCost, savingsRatio }
}

/** Pods that have to go somewhere else when the node ends. */
export function movedPods({ pods }: DisruptionNode): readonly RunningPod[] {
  return pods.filter(({ isDaemon, isTerminating }) => !isDaemon && !isTerminating)
}

/** 1 for the node, and what each moved pod costs, none below 0. */
export function disruptionCost(node: DisruptionNode): number {
  return movedPods(node).reduce((cost, pod) => cost + Math.max(0, evictionCost(pod)), 1)
}

/** 2 to the 27th: the largest deletion cost counts as 16 pods. */
const costPerPod = 134_217_728
/** 2 to the 25th: the highest priority that users may set counts as 30 pods. */
const priorityPerPod = 33_554_432

/**
 * What evicting a pod counts: 1, more with a deletion cost or a priority, between -10 and 10.
 *
 * @see karpenter pkg/utils/disruption/disruption.go
 */
export function evictionCost({ deletionCost = 0, priority = 0 }: RunningPod): number {
  return Math.min(10, Math.max(-10, 1 + deletionCost / costPerPod + priority / priorityPerPod))
}

/** More than one budget for a pod makes the eviction API refuse it. */
function isProtected({ podDisruptionBudgets }: DisruptionWorld, pod: RunningPod): boolean {
  const own = podDisruptionBudgets.filter(({ matchLabels }) => matchesLabels(matchLabels, pod.labels))
  return own.length > 1 || own.some(({ disruptionsAllowed }) => disruptionsAllowed <= 0)
}

export function priceOf({ labels }: DisruptionNode, { offerings }: KarpenterInstanceType): number | undefined {
  const own = offerings.find(({ zone, capacityType }) => zone === labels[zoneLabel] && capacityType === labels[capacityTypeLabel])
  return own?.priceUsdPerHour
}
