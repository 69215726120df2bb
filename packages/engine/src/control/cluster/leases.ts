import { add, type Capacity, subtract } from '@plimsoll/models'
import type { PlannedMachine } from '../../plan/plan.ts'
import type { NodeLease } from '../../result/usage.ts'
import type { Node } from '../world.ts'

export function emptyNode(index: number, poolName: string, machine: PlannedMachine, atSeconds: number): Node {
  return {
    index,
    name: `${poolName}-${index}`,
    offering: machine.offering,
    phase: 'requested',
    allocatable: machine.room,
    room: { ...machine.room },
    requestedAtSeconds: atSeconds,
    launchedAtSeconds: null,
    readyAtSeconds: null,
    endedAtSeconds: null,
    pods: 0,
    idleSinceSeconds: null,
    idleSeconds: 0,
    requestedCoreSeconds: 0,
    accountedSeconds: atSeconds,
  }
}

/** Books a pod's requests on a machine. */
export function bookPod(node: Node, requests: Capacity, atSeconds: number): void {
  accountNode(node, atSeconds)
  subtract(node.room, requests)
  node.pods++
  node.idleSinceSeconds = null
}

/** Gives a pod's requests back. */
export function releasePod(node: Node, requests: Capacity, atSeconds: number): void {
  accountNode(node, atSeconds)
  add(node.room, requests)
  node.pods--
  if (node.pods === 0) node.idleSinceSeconds = atSeconds
}

/** Brings the ledgers of a machine up to now; called before anything on it changes. */
export function accountNode(node: Node, atSeconds: number): void {
  if (node.phase === 'ready') {
    const seconds = atSeconds - node.accountedSeconds
    if (node.pods === 0) node.idleSeconds += seconds
    node.requestedCoreSeconds += (node.allocatable.cores - node.room.cores) * seconds
  }
  node.accountedSeconds = atSeconds
}

/** What the bill sees of a machine. */
export function leaseOf(node: Node, poolName: string, endSeconds: number): NodeLease {
  if (node.phase !== 'gone') accountNode(node, endSeconds)
  const readySeconds = node.readyAtSeconds === null ? 0 : (node.endedAtSeconds ?? endSeconds) - node.readyAtSeconds
  return {
    node: node.name,
    nodePool: poolName,
    offering: node.offering,
    requestedAtSeconds: node.requestedAtSeconds,
    launchedAtSeconds: node.launchedAtSeconds,
    readyAtSeconds: node.readyAtSeconds,
    endedAtSeconds: node.endedAtSeconds,
    idleSeconds: node.idleSeconds,
    meanRequestedRatio: readySeconds > 0 ? node.requestedCoreSeconds / (readySeconds * node.allocatable.cores) : null,
  }
}
