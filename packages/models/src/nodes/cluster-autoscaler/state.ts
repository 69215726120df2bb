import type { Backoffs } from './backoff.ts'

/** Why a node stays, by the autoscaler's own names. */
export type UnremovableReason =
  | 'ScaleDownDisabledAnnotation'
  | 'NotAutoscaled'
  | 'NotUnneededLongEnough'
  | 'NotUnreadyLongEnough'
  | 'NodeGroupMinSizeReached'
  | 'MinimalResourceLimitExceeded'
  | 'CurrentlyBeingDeleted'
  | 'NotUnderutilized'
  | 'RecentlyUnremovable'
  | 'NoPlaceToMovePods'
  | 'BlockedByPod'

/** Instants that the scale-down delays count from; cluster-wide, or of one group with scale-down-delay-type-local. */
export type Activity = {
  readonly scaleUpAtSeconds: number
  readonly deleteAtSeconds: number
  readonly failureAtSeconds: number
}

/** A growth of a group that has not registered all its nodes yet. */
export type ScaleUpRequest = { readonly increase: number; readonly atSeconds: number; readonly expectedBySeconds: number }

/** What the autoscaler remembers between loops. Plain data. */
export type CaState = {
  readonly activity: Activity
  readonly groupActivity: Readonly<Record<string, Activity>>
  readonly requests: Readonly<Record<string, ScaleUpRequest>>
  readonly backoffs: Backoffs
  /** Node to the instant since which every loop found it unneeded. */
  readonly unneededSince: Readonly<Record<string, number>>
  /** Nodes that a simulation found unremovable, and until when they are not looked at again. */
  readonly unremovable: Readonly<
    Record<string, { readonly reason: UnremovableReason; readonly detail: string; readonly untilSeconds: number }>
  >
}

/** The real one starts as if everything had happened an hour ago. */
const longAgo: Activity = { scaleUpAtSeconds: -3600, deleteAtSeconds: -3600, failureAtSeconds: -3600 }

export const initialCaState: CaState = {
  activity: longAgo,
  groupActivity: {},
  requests: {},
  backoffs: {},
  unneededSince: {},
  unremovable: {},
}

/** The activity with what just happened, cluster-wide and in the groups concerned. */
export function recordActivity(state: CaState, groups: readonly string[], happened: Partial<Activity>): CaState {
  if (groups.length === 0) return state
  const own = groups.map((group) => [group, { ...(state.groupActivity[group] ?? longAgo), ...happened }])
  return {
    ...state,
    activity: { ...state.activity, ...happened },
    groupActivity: { ...state.groupActivity, ...Object.fromEntries(own) },
  }
}

export function activityOf(state: CaState, group: string): Activity {
  return state.groupActivity[group] ?? longAgo
}
