import type { Growth } from './balance.ts'
import { podsToHelp, waitFor } from './pending.ts'
import { chooseRemovals, type Removal } from './removal.ts'
import { followRequests, type Repair, requestGrowth } from './requests.ts'
import { coolingDown, planScaleDown, type Unremovable } from './scale-down.ts'
import { planScaleUp } from './scale-up.ts'
import { type Census, type Snapshot, takeCensus, takeSnapshot } from './snapshot.ts'
import type { CaSettings } from './spec.ts'
import { type CaState, recordActivity } from './state.ts'
import type { CaPod, CaSeen } from './world.ts'

export type CaRule =
  | 'unhealthy'
  | 'repair'
  | 'no-pending-pods'
  | 'max-nodes-total'
  | 'pods-too-new'
  | 'gpu-pods-too-new'
  | 'scale-up'
  | 'not-triggered'

/** What one loop decided. The caller raises and lowers targets, deletes instances and drains nodes. */
export type CaDecision = {
  /** What became of the pending pods. */
  readonly rule: CaRule
  readonly reason: string
  readonly inputs: readonly string[]
  readonly grow: readonly Growth[]
  readonly lower: Repair['lower']
  readonly deleteInstances: readonly string[]
  readonly remove: readonly Removal[]
  /** Why nodes stay, one entry a node that was looked at. */
  readonly unremovable: readonly Unremovable[]
  readonly unneeded: readonly string[]
  /** The cooldown that holds scale-down; null when none does. */
  readonly heldBy: string | null
  /** With frequent loops: the next one starts at once. */
  readonly isNextAtOnce: boolean
}

export type CaStep = { readonly decision: CaDecision; readonly state: CaState }

const nothing: CaDecision = {
  rule: 'no-pending-pods',
  reason: 'No unschedulable pods',
  inputs: [],
  grow: [],
  lower: [],
  deleteInstances: [],
  remove: [],
  unremovable: [],
  unneeded: [],
  heldBy: null,
  isNextAtOnce: false,
}

/** One loop of the Cluster Autoscaler. */
export function stepClusterAutoscaler(settings: CaSettings, before: CaState, seen: CaSeen): CaStep {
  const census = takeCensus(settings, seen)
  const unhealthy = whyUnhealthy(settings, seen, census)
  if (unhealthy) return { decision: { ...nothing, rule: 'unhealthy', reason: unhealthy }, state: before }
  const { state: followed, repair } = followRequests(settings, before, seen, census)
  if (repair.hasFailures || (settings.endsLoopOnRepair && repair.lower.length > 0)) {
    return { decision: { ...nothing, ...given(repair), rule: 'repair', reason: reasonOf(repair) }, state: followed }
  }
  const current = withoutLowered(seen, repair)
  const counted = takeCensus(settings, current)
  const snapshot = takeSnapshot(followed, current, counted)
  const scaled = scaleUp(settings, followed, current, counted, snapshot)
  const down = scaleDown(settings, scaled.state, current, counted, snapshot, scaled.stopsScaleDown)
  const isProductive = (scaled.decision.grow ?? []).length + (down.decision.remove ?? []).length > 0
  return {
    decision: {
      ...nothing,
      ...given(repair),
      ...scaled.decision,
      ...down.decision,
      isNextAtOnce: settings.flags['frequent-loops-enabled'] && isProductive,
    },
    state: down.state,
  }
}

/** Too many broken nodes: the autoscaler keeps its hands off. */
function whyUnhealthy({ flags }: CaSettings, { nodes }: CaSeen, { unready }: Census): string | null {
  const share = (flags['max-total-unready-percentage'] / 100) * nodes.length
  if (unready.length <= flags['ok-total-unready-count'] || unready.length <= share) return null
  return `Cluster is not ready for autoscaling: ${unready.length} of ${nodes.length} nodes are unready`
}

const given = ({ lower, deleteInstances }: Repair) => ({ lower, deleteInstances })

const reasonOf = ({ lower }: Repair) => lower.map(({ group, by, reason }) => `${group} -${by}: ${reason}`).join('; ')

function withoutLowered(seen: CaSeen, { lower }: Repair): CaSeen {
  if (lower.length === 0) return seen
  const by = (name: string) => lower.filter(({ group }) => group === name).reduce((sum, each) => sum + each.by, 0)
  return { ...seen, groups: seen.groups.map((group) => ({ ...group, targetSize: group.targetSize - by(group.name) })) }
}

type ScaledUp = { readonly decision: Partial<CaDecision>; readonly state: CaState; readonly stopsScaleDown: boolean }

function scaleUp(settings: CaSettings, state: CaState, seen: CaSeen, census: Census, snapshot: Snapshot): ScaledUp {
  const pods = podsToHelp(settings, seen, snapshot)
  const idle = (decision: Partial<CaDecision>, stopsScaleDown = false) => ({ decision, state, stopsScaleDown })
  if (pods.length === 0) return idle({})
  const most = settings.flags['max-nodes-total']
  if (most > 0 && census.ready.length >= most)
    return idle({ rule: 'max-nodes-total', reason: `Max total nodes in cluster reached (${most})` })
  const wait = waitFor(pods, seen.atSeconds)
  if (wait) return idle(wait, true)
  return act(settings, state, seen, census, snapshot, pods)
}

function act(settings: CaSettings, state: CaState, seen: CaSeen, census: Census, snapshot: Snapshot, pods: readonly CaPod[]): ScaledUp {
  const { growth, reason, inputs } = planScaleUp(settings, state, seen, census, snapshot, pods)
  if (growth.length === 0) return { decision: { rule: 'not-triggered', reason, inputs }, state, stopsScaleDown: false }
  const requests = requestGrowth(settings, state.requests, growth, seen.atSeconds)
  const grown = growth.map(({ group }) => group)
  const next = recordActivity({ ...state, requests }, grown, { scaleUpAtSeconds: seen.atSeconds })
  return { decision: { rule: 'scale-up', reason, inputs, grow: growth }, state: next, stopsScaleDown: false }
}

/** Plans in every loop, so that the timers run; acts only outside the cooldowns. */
function scaleDown(
  settings: CaSettings,
  before: CaState,
  seen: CaSeen,
  census: Census,
  snapshot: Snapshot,
  isStopped: boolean,
): { readonly decision: Partial<CaDecision>; readonly state: CaState } {
  const state = recordActivity(before, seen.failedDeletions ?? [], { failureAtSeconds: seen.atSeconds })
  if (!settings.flags['scale-down-enabled']) return { decision: {}, state }
  const plan = planScaleDown(settings, state, seen, snapshot)
  const unneeded = plan.unneeded.map(({ node }) => node.use.node.name)
  const isLocal = settings.flags['scale-down-delay-type-local']
  const cooldown = isLocal ? null : coolingDown(settings, state.activity, seen.atSeconds)
  const heldBy = isStopped ? 'unschedulable pods are very new' : cooldown
  if (heldBy) return { decision: { unneeded, unremovable: plan.unremovable, heldBy }, state: plan.state }
  const { removals, kept } = chooseRemovals(settings, seen, census, plan)
  const groups = [...new Set(removals.map(({ group }) => group))]
  return {
    decision: { unneeded, unremovable: [...plan.unremovable, ...kept], remove: removals },
    state: recordActivity(plan.state, groups, { deleteAtSeconds: seen.atSeconds }),
  }
}
