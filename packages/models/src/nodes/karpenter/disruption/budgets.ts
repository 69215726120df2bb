import { isWindowOpen } from './window.ts'
import type { DisruptionPool, DisruptionReason, DisruptionWorld, NodeQuota } from './world.ts'

/** How many more nodes of each NodePool may be disrupted for this reason now: the strictest budget, less what is under way. */
export function allowedDisruptions(world: DisruptionWorld, reason: DisruptionReason): Map<string, number> {
  return new Map(world.pools.map((pool) => [pool.name, allowedIn(world, pool, reason)]))
}

function allowedIn(
  { nodes, atSeconds, epochSeconds }: DisruptionWorld,
  { name, disruption }: DisruptionPool,
  reason: DisruptionReason,
): number {
  const own = nodes.filter(({ nodePool, isInitialized }) => nodePool === name && isInitialized)
  const underWay = own.filter(({ isDeleting, isReady }) => isDeleting || !isReady).length
  const active = disruption.budgets.filter(
    ({ reasons, window }) => (!reasons || reasons.includes(reason)) && (!window || isWindowOpen(window, epochSeconds + atSeconds)),
  )
  const strictest = Math.min(...active.map(({ nodes }) => quotaOf(nodes, own.length)))
  return Math.max(0, strictest - underWay)
}

/** A percentage rounds up: 10 % of 3 nodes is 1. */
function quotaOf(quota: NodeQuota, nodes: number): number {
  return 'count' in quota ? quota.count : Math.ceil((quota.percent * nodes) / 100)
}
