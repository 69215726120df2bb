import { acceptsNode, type Labels, matchesLabels, untolerated } from '../node-selection.ts'
import type { NodeUse, SchedulerPod, SpreadConstraint } from './cluster.ts'

/** A DoNotSchedule constraint with the pods counted by domain. */
export type HardSpread = {
  readonly constraint: SpreadConstraint
  readonly counts: ReadonlyMap<string, number>
  /** Pods in the emptiest domain; 0 while there are fewer domains than minDomains. */
  readonly least: number
  /** 1 when the pod itself matches the selector. */
  readonly self: 0 | 1
}

/** Counts what the pod's DoNotSchedule constraints look at. Nodes that lack the key of one of them are not counted at all. */
export function hardSpreads(pod: SchedulerPod, nodes: readonly NodeUse[]): HardSpread[] {
  const constraints = (pod.topologySpread ?? []).filter((each) => each.whenUnsatisfiable === 'DoNotSchedule')
  if (constraints.length === 0) return []
  const counted = nodes.filter(({ node }) => hasEveryKey(constraints, node.labels))
  return constraints.map((constraint) => {
    const counts = new Map<string, number>()
    for (const use of counted) {
      if (!isCounted(constraint, pod, use)) continue
      const domain = use.node.labels[constraint.topologyKey]
      counts.set(domain, (counts.get(domain) ?? 0) + matchingPods(constraint, use))
    }
    const least = counts.size < (constraint.minDomains ?? 1) ? 0 : Math.min(...counts.values())
    return { constraint, counts, least, self: matchesLabels(constraint.matchLabels, pod.labels) ? 1 : 0 }
  })
}

export function spreadRefuses({ constraint, counts, least, self }: HardSpread, labels: Labels): boolean {
  const domain = labels[constraint.topologyKey]
  if (domain === undefined) return true
  return (counts.get(domain) ?? 0) + self - least > constraint.maxSkew
}

export function hasEveryKey(constraints: readonly SpreadConstraint[], labels: Labels): boolean {
  return constraints.every(({ topologyKey }) => labels[topologyKey] !== undefined)
}

/** The constraint's own policies say whether nodes that the pod can't go to count. */
export function isCounted(constraint: SpreadConstraint, pod: SchedulerPod, { node }: NodeUse): boolean {
  if (constraint.nodeAffinityPolicy !== 'Ignore' && !acceptsNode(pod, node.labels)) return false
  return constraint.nodeTaintsPolicy !== 'Honor' || !untolerated(node.taints, pod.tolerations ?? [], ['NoSchedule', 'NoExecute'])
}

export function matchingPods(constraint: SpreadConstraint, { pods }: NodeUse): number {
  let count = 0
  for (const { labels } of pods) if (matchesLabels(constraint.matchLabels, labels)) count++
  return count
}
