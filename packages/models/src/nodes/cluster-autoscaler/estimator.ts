import { bindPod, type NodeUse, refusedBy, requestsOf, surroundingsOf } from '../../contract/scheduling/index.ts'
import type { PodGroup } from './pod-groups.ts'
import { freshNode, placeOnFirst } from './snapshot.ts'
import type { CaGroup, CaPod, CaTemplate } from './world.ts'

/** New nodes of one group that pods would use. */
export type Estimate = { readonly nodes: number; readonly pods: readonly CaPod[] }

type Packing = {
  /** The cluster, then the nodes opened here. */
  readonly uses: NodeUse[]
  readonly first: number
  readonly group: Pick<CaGroup, 'name' | 'template'>
  readonly mostNodes: number
  readonly used: Set<number>
  readonly placed: CaPod[]
  /** Where the next search over opened nodes begins. */
  start: number
}

/**
 * Packs groups of alike pods on new nodes of one node group. Not first-fit decreasing: within a group only the newest node is tried
 * once the opened ones refuse a pod, so mixed sizes are over-estimated.
 *
 * @see estimator/binpacking_estimator.go
 */
export function estimate(
  groups: readonly PodGroup[],
  nodeGroup: Pick<CaGroup, 'name' | 'template'>,
  cluster: readonly NodeUse[],
  mostNodes = Number.POSITIVE_INFINITY,
): Estimate {
  const packing: Packing = {
    uses: [...cluster],
    first: cluster.length,
    group: nodeGroup,
    mostNodes,
    used: new Set(),
    placed: [],
    start: 0,
  }
  for (const { pods } of largestFirst(groups, nodeGroup.template)) {
    let next = 0
    while (next < pods.length && placeOnOpened(packing, pods[next])) next++
    placeOnNewest(packing, pods.slice(next))
  }
  return { nodes: packing.used.size, pods: packing.placed }
}

/** By share of the template's CPU plus share of its memory, largest first; equal ones keep their order. */
function largestFirst(groups: readonly PodGroup[], { use }: CaTemplate): PodGroup[] {
  const { cpuMilli, memoryBytes } = use.node.allocatable
  const scores = groups.map(({ exemplar }) => {
    const asked = requestsOf(exemplar.spec.containers)
    return (cpuMilli > 0 ? asked.cpuMilli / cpuMilli : 0) + (memoryBytes > 0 ? asked.memoryBytes / memoryBytes : 0)
  })
  const order = groups.map((_, index) => index).sort((a, b) => scores[b] - scores[a] || a - b)
  return order.map((index) => groups[index])
}

/** Tries the nodes opened so far, beginning after the one that took the last pod. */
function placeOnOpened(packing: Packing, pod: CaPod): boolean {
  const { uses, first } = packing
  if (uses.length === first) return false
  const found = placeOnFirst(uses, pod, (index) => index >= first, Math.max(first, packing.start))
  if (found < 0) return false
  packing.start = found + 1
  record(packing, pod, found)
  return true
}

function placeOnNewest(packing: Packing, pods: readonly CaPod[]): void {
  for (const pod of pods) {
    const newest = packing.uses.length - 1
    const hasOpened = newest >= packing.first
    if (hasOpened) {
      const refusal = tryNode(packing, pod, newest)
      if (refusal === null) continue
      if (refusal === 'PodTopologySpread' && spreadsOverHosts(pod) && placeAnywhere(packing, pod, newest)) continue
      // The pod doesn't fit an empty node, so no further one would help.
      if (!packing.used.has(newest)) return
    }
    if (packing.uses.length - packing.first >= packing.mostNodes) return
    packing.uses.push(freshNode(packing.group, `e-${packing.uses.length - packing.first}`))
    if (tryNode(packing, pod, packing.uses.length - 1) !== null) return
  }
}

/** A spread over hosts may go on with any other node of the cluster; as in the real one, that node then counts as a new one. */
function placeAnywhere(packing: Packing, pod: CaPod, newest: number): boolean {
  const found = placeOnFirst(packing.uses, pod, (index) => index !== newest)
  if (found >= 0) record(packing, pod, found)
  return found >= 0
}

function tryNode(packing: Packing, pod: CaPod, index: number) {
  const refusal = refusedBy(pod.spec, packing.uses[index], surroundingsOf(pod.spec, packing.uses))
  if (refusal === null) {
    packing.uses[index] = bindPod(packing.uses[index], pod.spec)
    record(packing, pod, index)
  }
  return refusal
}

function record(packing: Packing, pod: CaPod, index: number): void {
  packing.used.add(index)
  packing.placed.push(pod)
}

function spreadsOverHosts({ spec }: CaPod): boolean {
  return (spec.topologySpread ?? []).some(({ topologyKey }) => topologyKey === 'kubernetes.io/hostname')
}
