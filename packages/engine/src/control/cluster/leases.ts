import { add, type Capacity, subtract } from '@plimsoll/models'
import { bytesPerGiB } from '../../plan/nodes/machine.ts'
import type { PlannedGroup } from '../../plan/planned-nodes.ts'
import type { NodeLease } from '../../result/usage.ts'
import type { Node, Pod } from '../world.ts'
import { isUp } from './node.ts'

/** Books a pod's requests on a machine. */
export function bookPod(node: Node, pod: Pod, requests: Capacity, atSeconds: number): void {
  accountNode(node, atSeconds)
  subtract(node.room, requests)
  node.pods.push(pod)
  node.podsChangedAtSeconds = atSeconds
  node.idleSinceSeconds = null
}

/** Gives a pod's requests back. */
export function releasePod(node: Node, pod: Pod, requests: Capacity, atSeconds: number): void {
  accountNode(node, atSeconds)
  add(node.room, requests)
  node.pods = node.pods.filter((other) => other !== pod)
  node.podsChangedAtSeconds = atSeconds
  if (node.pods.length === 0) node.idleSinceSeconds = atSeconds
}

/** Brings the ledgers of a machine up to now; called before anything on it changes. */
export function accountNode(node: Node, atSeconds: number): void {
  if (isUp(node)) {
    const seconds = atSeconds - node.accountedSeconds
    if (node.pods.length === 0) node.idleSeconds += seconds
    node.requestedCoreSeconds += (node.machine.room.cores - node.room.cores) * seconds
  }
  node.accountedSeconds = atSeconds
}

/** What the bill sees of a machine. */
export function leaseOf(node: Node, { name, warmPool }: PlannedGroup, endSeconds: number): NodeLease {
  if (node.phase !== 'gone') accountNode(node, endSeconds)
  const readySeconds = node.readyAtSeconds === null ? 0 : (node.endedAtSeconds ?? endSeconds) - node.readyAtSeconds
  return {
    node: node.name,
    nodePool: name,
    offering: node.machine.offering,
    zone: node.machine.zone,
    requestedAtSeconds: node.requestedAtSeconds,
    launchedAtSeconds: node.launchedAtSeconds,
    readyAtSeconds: node.readyAtSeconds,
    endedAtSeconds: node.endedAtSeconds,
    idleSeconds: node.idleSeconds,
    meanRequestedRatio: readySeconds > 0 ? node.requestedCoreSeconds / (readySeconds * node.machine.room.cores) : null,
    ...(node.stay && warmPool && { warmPool: { state: warmPool.state, stoppedAtSeconds: node.stay.stoppedAtSeconds } }),
    ...(node.isWarmStart && { isWarmStart: true as const }),
    ...(warmPool?.state === 'Hibernated' && { hibernationGiB: node.machine.capacity.memoryBytes / bytesPerGiB }),
  }
}
