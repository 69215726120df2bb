import { drainVerdict } from './drain-rules.ts'
import { boundsOf } from './scale-up.ts'
import { placeOnFirst, type Snapshot } from './snapshot.ts'
import type { CaSettings } from './spec.ts'
import { activityOf, type CaState, type UnremovableReason } from './state.ts'
import { utilization } from './utilization.ts'
import type { CaNode, CaPod, CaSeen } from './world.ts'

/** A node that stays, and the rule that keeps it. */
export type Unremovable = { readonly node: string; readonly reason: UnremovableReason; readonly detail: string }

/** A node whose pods have another place now. `pods`: those that must be evicted; `waitFor`: those that run to their end first. */
export type Unneeded = { readonly node: CaNode; readonly pods: readonly CaPod[]; readonly waitFor: readonly CaPod[] }

export type ScaleDownPlan = {
  readonly unneeded: readonly Unneeded[]
  readonly unremovable: readonly Unremovable[]
  readonly state: CaState
}

/** Finds the nodes that the cluster could do without, and keeps the timers. Changes the snapshot: moves that succeed stay made. */
export function planScaleDown(settings: CaSettings, state: CaState, seen: CaSeen, snapshot: Snapshot): ScaleDownPlan {
  if (!rehomeDrainedPods(seen, snapshot)) return { unneeded: [], unremovable: [], state: { ...state, unneededSince: {} } }
  const { atSeconds } = seen
  const verdicts: Unremovable[] = []
  const judged: Record<string, CaState['unremovable'][string]> = {}
  for (const [node, each] of Object.entries(state.unremovable)) if (each.untilSeconds > atSeconds) judged[node] = each
  const candidates = eligibleNodes(settings, state, seen, verdicts)
  if (candidates.length === 0) return { unneeded: [], unremovable: verdicts, state: { ...state, unneededSince: {}, unremovable: judged } }
  const positions = new Map(snapshot.nodes.map((node, index) => [node, index]))
  const gone = new Set(seen.nodes.filter(({ isBeingDeleted }) => isBeingDeleted).map((node) => positions.get(node) ?? -1))
  const unneeded: Unneeded[] = []
  const most = mostUnneeded(settings, Object.keys(state.unneededSince).length)
  for (const node of candidates) {
    if (unneeded.length >= most) break
    const position = positions.get(node) ?? -1
    const found = simulateRemoval(
      settings,
      seen,
      snapshot,
      node,
      (index) => index < snapshot.nodes.length && index !== position && !gone.has(index),
    )
    if ('reason' in found) {
      verdicts.push(found)
      judged[found.node] = { ...found, untilSeconds: atSeconds + settings.flags['unremovable-node-recheck-timeout'] }
      continue
    }
    unneeded.push(found)
    gone.add(position)
  }
  const since = unneeded.map(({ node }) => [nameOf(node), state.unneededSince[nameOf(node)] ?? atSeconds])
  return { unneeded, unremovable: verdicts, state: { ...state, unneededSince: Object.fromEntries(since), unremovable: judged } }
}

export const nameOf = ({ use }: CaNode): string => use.node.name

/** Enough to keep the deletions busy, not all of a large cluster. planner.go: unneededNodesLimit. */
function mostUnneeded({ flags }: CaSettings, alreadyUnneeded: number): number {
  const parallelism = flags['max-scale-down-parallelism']
  const loops = Math.trunc(flags['scale-down-unneeded-time'] / flags['scan-interval'])
  return Math.min(alreadyUnneeded + 2 * parallelism, parallelism * loops + parallelism)
}

/** Pods of nodes that are being drained need a place first; without one nothing else may go. */
function rehomeDrainedPods({ nodes }: CaSeen, snapshot: Snapshot): boolean {
  const draining = new Set(nodes.filter(({ isBeingDeleted }) => isBeingDeleted))
  if (draining.size === 0) return true
  const pods = [...draining].flatMap((node) => node.pods.filter(({ isDaemon, isMirror }) => !isDaemon && !isMirror))
  const mayUse = (index: number) => index >= snapshot.nodes.length || !draining.has(snapshot.nodes[index])
  return pods.every((pod) => placeOnFirst(snapshot.uses, pod, mayUse) >= 0)
}

/** Nodes used little enough: those that were unneeded before, then empty ones, then by place in the list. */
function eligibleNodes(settings: CaSettings, state: CaState, seen: CaSeen, verdicts: Unremovable[]): CaNode[] {
  const eligible = seen.nodes.filter((node) => {
    const verdict = whyNot(settings, state, seen, node)
    if (verdict) verdicts.push({ node: nameOf(node), ...verdict })
    return verdict === null
  })
  const rank = (node: CaNode) => (nameOf(node) in state.unneededSince ? 0 : 2) + (hasNothingToMove(node) ? 0 : 1)
  const ranks = eligible.map(rank)
  return eligible
    .map((_, index) => index)
    .sort((a, b) => ranks[a] - ranks[b] || a - b)
    .map((index) => eligible[index])
}

const hasNothingToMove = ({ pods }: CaNode) => pods.every(({ isDaemon, isMirror }) => isDaemon || isMirror)

function whyNot(settings: CaSettings, state: CaState, seen: CaSeen, node: CaNode): Omit<Unremovable, 'node'> | null {
  const { flags } = settings
  if (node.isBeingDeleted) return { reason: 'CurrentlyBeingDeleted', detail: '' }
  if (node.isScaleDownDisabled) return { reason: 'ScaleDownDisabledAnnotation', detail: '' }
  if (node.group === null) return { reason: 'NotAutoscaled', detail: '' }
  if (flags['scale-down-delay-type-local'] && coolingDown(settings, activityOf(state, node.group), seen.atSeconds)) {
    return { reason: 'NotUnneededLongEnough', detail: `scale-down delay of ${node.group}` }
  }
  const judged = state.unremovable[nameOf(node)]
  if (judged && judged.untilSeconds > seen.atSeconds)
    return { reason: 'RecentlyUnremovable', detail: `${judged.reason} ${judged.detail}`.trim() }
  const bounds = boundsOf(settings, node.group)
  const threshold =
    node.capacity.gpu > 0
      ? (bounds.scaleDownGpuUtilizationThreshold ?? flags['scale-down-gpu-utilization-threshold'])
      : (bounds.scaleDownUtilizationThreshold ?? flags['scale-down-utilization-threshold'])
  const used = utilization(node, flags['ignore-daemonsets-utilization'], seen.atSeconds)
  if (used <= threshold) return null
  return { reason: 'NotUnderutilized', detail: `${Math.round(used * 100)} % used, above ${Math.round(threshold * 100)} %` }
}

/** The rule that still holds scale-down back after something happened; null when none does. */
export function coolingDown({ flags }: CaSettings, activity: CaState['activity'], atSeconds: number): string | null {
  if (activity.scaleUpAtSeconds + flags['scale-down-delay-after-add'] > atSeconds) return 'scale-down-delay-after-add'
  if (activity.failureAtSeconds + flags['scale-down-delay-after-failure'] > atSeconds) return 'scale-down-delay-after-failure'
  return activity.deleteAtSeconds + flags['scale-down-delay-after-delete'] > atSeconds ? 'scale-down-delay-after-delete' : null
}

/** Can every pod that must leave go elsewhere? The moves are made only when all of them can. */
function simulateRemoval(
  { flags }: CaSettings,
  { budgets, atSeconds }: CaSeen,
  snapshot: Snapshot,
  node: CaNode,
  mayUse: (index: number) => boolean,
): Unneeded | Unremovable {
  const verdicts = node.pods.map((pod) => ({ pod, ...drainVerdict(pod, { flags, budgets, atSeconds }) }))
  const blocking = verdicts.find(({ outcome }) => outcome === 'block')
  if (blocking) return { node: nameOf(node), reason: 'BlockedByPod', detail: `${blocking.pod.name}: ${blocking.rule}` }
  const pods = verdicts.filter(({ outcome, pod }) => outcome === 'drain' && !pod.isFinished).map(({ pod }) => pod)
  const trial = [...snapshot.uses]
  const homeless = pods.find((pod) => placeOnFirst(trial, pod, mayUse) < 0)
  if (homeless) return { node: nameOf(node), reason: 'NoPlaceToMovePods', detail: homeless.name }
  trial.forEach((use, index) => {
    snapshot.uses[index] = use
  })
  return { node, pods, waitFor: verdicts.filter(({ outcome }) => outcome === 'wait').map(({ pod }) => pod) }
}
