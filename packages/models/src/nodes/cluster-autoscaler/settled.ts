import type { CaState, UnremovableReason } from './state.ts'
import type { CaDecision } from './step.ts'
import type { CaSeen } from './world.ts'

/** Reasons for a node to stay that no clock changes. */
const lasting: ReadonlySet<UnremovableReason> = new Set(['NotUnderutilized', 'NotAutoscaled', 'ScaleDownDisabledAnnotation'])

/**
 * Whether a loop found nothing to do and nothing that time alone would change: no timer runs, nothing is on its way, and every node is in use. The
 * next loop comes to the same as long as no pod and no node has changed.
 */
export function isSettled({ groups, nodes, pending }: CaSeen, decision: CaDecision, state: CaState): boolean {
  return (
    pending.length === 0 &&
    decision.heldBy === null &&
    decision.unremovable.every(({ reason }) => lasting.has(reason)) &&
    [state.requests, state.backoffs, state.unneededSince, state.unremovable].every((timers) => Object.keys(timers).length === 0) &&
    nodes.every((node) => node.isReady && !node.isBeingDeleted && node.pods.every((pod) => pod.terminatingSinceSeconds === undefined)) &&
    groups.every(({ failed, unregistered = [] }) => failed === undefined && unregistered.length === 0)
  )
}
