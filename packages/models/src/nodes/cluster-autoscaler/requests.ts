import { backOff, forgetBackoffs } from './backoff.ts'
import { boundsOf } from './scale-up.ts'
import type { Census } from './snapshot.ts'
import type { CaSettings } from './spec.ts'
import type { CaState, ScaleUpRequest } from './state.ts'
import type { CaGroup, CaSeen } from './world.ts'

/** What the loop gives back to the cloud before it looks at pods. */
export type Repair = {
  /** Targets to lower: scale-ups that never registered, and nodes that the cloud could not create. */
  readonly lower: readonly { readonly group: string; readonly by: number; readonly reason: string }[]
  /** Instances to delete because no node object came of them. */
  readonly deleteInstances: readonly string[]
  readonly hasFailures: boolean
}

/** Finishes, times out and fails the growth under way. A failed group is backed off. */
export function followRequests(
  settings: CaSettings,
  state: CaState,
  seen: CaSeen,
  { upcoming }: Census,
): { state: CaState; repair: Repair } {
  const { flags } = settings
  const { atSeconds } = seen
  const failed = seen.groups.filter((group) => group.failed && group.failed.count > 0)
  const arrived = Object.keys(state.requests).filter((group) => (upcoming.get(group) ?? 0) === 0)
  const late = Object.keys(state.requests).filter(
    (group) => !arrived.includes(group) && state.requests[group].expectedBySeconds < atSeconds,
  )
  let backoffs = forgetBackoffs(flags, state.backoffs, arrived, atSeconds)
  for (const group of [...late, ...failed.map(({ name }) => name)]) backoffs = backOff(flags, backoffs, group, atSeconds)
  const ended = [...arrived, ...late, ...failed.map(({ name }) => name)]
  const unregistered = seen.groups.map((group) => ({ group: group.name, names: overdue(settings, group, atSeconds) }))
  const timedOut = late.map((group) => ({
    group,
    by: Math.min(state.requests[group].increase, upcoming.get(group) ?? 0),
    reason: `scale-up timed out: nodes did not register within ${Math.round(provisionTime(settings, group))} s`,
  }))
  // Instances that are deleted here lower the target themselves.
  const byDeletion = unregistered
    .filter(({ group, names }) => names.length > 0 && !late.includes(group))
    .map(({ group, names }) => ({ group, by: names.length, reason: 'instances did not register' }))
  const refused = failed.map(({ name, failed: failure }) => ({
    group: name,
    by: failure?.count ?? 0,
    reason: `${failure?.code}: instances could not be created`,
  }))
  const repair: Repair = {
    lower: [...timedOut, ...byDeletion, ...refused].filter(({ by }) => by > 0),
    deleteInstances: unregistered.flatMap(({ names }) => names),
    hasFailures: failed.length > 0,
  }
  const requests = Object.fromEntries(Object.entries(state.requests).filter(([group]) => !ended.includes(group)))
  return { state: { ...state, backoffs, requests }, repair }
}

function overdue(settings: CaSettings, { name, unregistered = [] }: CaGroup, atSeconds: number): string[] {
  return unregistered.filter(({ sinceSeconds }) => sinceSeconds + provisionTime(settings, name) < atSeconds).map((each) => each.name)
}

function provisionTime(settings: CaSettings, group: string): number {
  return boundsOf(settings, group).maxNodeProvisionTime ?? settings.flags['max-node-provision-time']
}

/** A further growth of a group joins the one under way and starts its clock again. */
export function requestGrowth(
  settings: CaSettings,
  requests: CaState['requests'],
  growth: readonly { readonly group: string; readonly by: number }[],
  atSeconds: number,
): CaState['requests'] {
  const grown = growth.map(({ group, by }): [string, ScaleUpRequest] => [
    group,
    { increase: (requests[group]?.increase ?? 0) + by, atSeconds, expectedBySeconds: atSeconds + provisionTime(settings, group) },
  ])
  return { ...requests, ...Object.fromEntries(grown) }
}
