import { type Toleration, tolerates } from '../contract/node-selection.ts'

/** Toleration of node.kubernetes.io/unreachable that admission puts on pods that have none (DefaultTolerationSeconds). */
const defaultTolerationSeconds = 300

const unreachable = { key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' } as const

/**
 * How long pods stay on a machine that is unreachable once it is tainted; null: for ever.
 *
 * @see pkg/controller/tainteviction: the shortest time of all tolerations of the taint that give one
 */
export function unreachableTolerationSeconds(tolerations: readonly Toleration[]): number | null {
  const own = tolerations.filter((each) => tolerates(each, unreachable))
  if (own.length === 0) return defaultTolerationSeconds
  const limits = own.flatMap(({ tolerationSeconds }) => (tolerationSeconds === undefined ? [] : [tolerationSeconds]))
  return limits.length === 0 ? null : Math.min(...limits)
}

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
 * When pods leave a node that fell silent: seconds from its silence to NotReady (endpoints drop its pods), and to the taint from which on pods
 * are evicted as they tolerate it, for the n-th node of its zone (0 first). Taints are put on one node after the other.
 *
 * @returns `taintedSeconds` null: never, as long as the zone is in that state
 * @see pkg/controller/nodelifecycle: 50 s, and 300 s later the eviction, for a single node; every zone lost: no evictions
 */
export function evictionAfter(
  gracePeriodSeconds: number,
  { lost, inZone, hasOtherZones }: LostNodes,
  nth: number,
): { readonly unreadySeconds: number; readonly taintedSeconds: number | null } {
  const interval = evictionInterval({ lost, inZone, hasOtherZones })
  const taintedSeconds = interval === null ? null : gracePeriodSeconds + nth * interval
  return { unreadySeconds: gracePeriodSeconds, taintedSeconds }
}

function evictionInterval({ lost, inZone, hasOtherZones }: LostNodes): number | null {
  if (lost >= inZone) return hasOtherZones ? secondsPerNode : null
  if (lost <= 2 || lost / inZone < unhealthyZoneRatio) return secondsPerNode
  return inZone > largeClusterNodes ? secondarySecondsPerNode : null
}
