/** Toleration of node.kubernetes.io/unreachable that admission puts on every pod (DefaultTolerationSeconds). */
const tolerationSeconds = 300

/** --node-eviction-rate and --secondary-node-eviction-rate, as seconds between two nodes of a zone. */
const secondsPerNode = 10
const secondarySecondsPerNode = 100

/** --unhealthy-zone-threshold: share of NotReady nodes from which a zone is partially disrupted, if there are more than two. */
const unhealthyZoneRatio = 0.55

/** --large-cluster-size-threshold: a partially disrupted zone of at most so many nodes evicts nobody. */
const largeClusterNodes = 50

/** Nodes of one zone that fell silent together, and all nodes of that zone, they included. */
export type LostNodes = { readonly lost: number; readonly inZone: number; readonly hasOtherZones: boolean }

/**
 * When pods leave a node that fell silent: seconds from its silence to NotReady (endpoints drop its pods), and to the eviction of its pods,
 * for the n-th node of its zone (0 first). Taints are put on one node after the other.
 *
 * @returns `evictedSeconds` null: never, as long as the zone is in that state
 * @see pkg/controller/nodelifecycle: 50 s + 300 s for a single node; every zone lost: no evictions
 */
export function evictionAfter(
  gracePeriodSeconds: number,
  { lost, inZone, hasOtherZones }: LostNodes,
  nth: number,
): { readonly unreadySeconds: number; readonly evictedSeconds: number | null } {
  const interval = evictionInterval({ lost, inZone, hasOtherZones })
  const evictedSeconds = interval === null ? null : gracePeriodSeconds + nth * interval + tolerationSeconds
  return { unreadySeconds: gracePeriodSeconds, evictedSeconds }
}

function evictionInterval({ lost, inZone, hasOtherZones }: LostNodes): number | null {
  if (lost >= inZone) return hasOtherZones ? secondsPerNode : null
  if (lost <= 2 || lost / inZone < unhealthyZoneRatio) return secondsPerNode
  return inZone > largeClusterNodes ? secondarySecondsPerNode : null
}
