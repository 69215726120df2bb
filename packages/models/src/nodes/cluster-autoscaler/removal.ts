import { nameOf, type ScaleDownPlan, type Unneeded, type Unremovable } from './scale-down.ts'
import { boundsOf } from './scale-up.ts'
import type { Census } from './snapshot.ts'
import type { CaSettings } from './spec.ts'
import type { CaSeen } from './world.ts'

/** A node whose deletion begins now. */
export type Removal = {
  readonly node: string
  readonly group: string
  /** Whether pods have to be evicted first. */
  readonly isDrain: boolean
  readonly unneededSinceSeconds: number
  readonly evict: readonly string[]
}

export type Removals = { readonly removals: readonly Removal[]; readonly kept: readonly Unremovable[] }

const GiB = 1_073_741_824

/** Of the unneeded nodes, those whose time is over and that no size limit keeps, within the budgets of this loop. */
export function chooseRemovals(settings: CaSettings, seen: CaSeen, census: Census, { unneeded, state }: ScaleDownPlan): Removals {
  if (unneeded.length === 0) return { removals: [], kept: [] }
  const kept: Unremovable[] = []
  const left = sizesLeft(settings, seen, census)
  const order = shuffled(unneeded, seen.draw)
  const isEmpty = ({ pods, waitFor }: Unneeded) => pods.length + waitFor.length === 0
  const removable = [...order.filter(isEmpty), ...order.filter((each) => !isEmpty(each))].filter((each) => {
    const name = nameOf(each.node)
    const verdict = whyKept(settings, seen, census, each, state.unneededSince[name], left)
    if (verdict) kept.push({ node: name, ...verdict })
    return verdict === null
  })
  const running = seen.nodes.filter(({ isBeingDeleted }) => isBeingDeleted)
  const draining = running.filter(({ pods }) => pods.some(({ isDaemon, isMirror }) => !isDaemon && !isMirror)).length
  const budget = Math.max(0, settings.flags['max-scale-down-parallelism'] - running.length)
  const empty = removable.filter(isEmpty).slice(0, budget)
  const drainBudget = Math.max(0, Math.min(budget - empty.length, settings.flags['max-drain-parallelism'] - draining))
  const drains = removable.filter((each) => !isEmpty(each)).slice(0, drainBudget)
  const removals = [...empty, ...drains].map((each): Removal => {
    const node = nameOf(each.node)
    return {
      node,
      group: each.node.group ?? '',
      isDrain: !isEmpty(each),
      unneededSinceSeconds: state.unneededSince[node],
      evict: each.pods.map(({ name }) => name),
    }
  })
  return { removals, kept }
}

type SizesLeft = { readonly groups: Map<string, number>; cores: number; memoryGiB: number }

function sizesLeft({ flags }: CaSettings, { groups, nodes }: CaSeen, { ready, unready }: Census): SizesLeft {
  const deleting = (name: string) => nodes.filter(({ group, isBeingDeleted }) => isBeingDeleted && group === name).length
  const staying = [...ready, ...unready].filter(({ isBeingDeleted }) => !isBeingDeleted)
  return {
    groups: new Map(groups.map(({ name, targetSize }) => [name, targetSize - deleting(name)])),
    cores: staying.reduce((sum, { capacity }) => sum + capacity.cpuMilli / 1000, 0) - flags['cores-total'].min,
    memoryGiB: staying.reduce((sum, { capacity }) => sum + capacity.memoryBytes / GiB, 0) - flags['memory-total'].min,
  }
}

/** Takes the node off what is left when nothing keeps it. */
function whyKept(
  settings: CaSettings,
  { atSeconds }: CaSeen,
  { ready }: Census,
  { node }: Unneeded,
  since: number,
  left: SizesLeft,
): Omit<Unremovable, 'node'> | null {
  const group = node.group ?? ''
  const bounds = boundsOf(settings, group)
  const isReady = ready.includes(node)
  const needed = isReady
    ? (bounds.scaleDownUnneededTime ?? settings.flags['scale-down-unneeded-time'])
    : (bounds.scaleDownUnreadyTime ?? settings.flags['scale-down-unready-time'])
  if (since + needed >= atSeconds) {
    const reason = isReady ? 'NotUnneededLongEnough' : 'NotUnreadyLongEnough'
    return { reason, detail: `for ${Math.round(atSeconds - since)} of ${needed} s` }
  }
  const size = left.groups.get(group) ?? 0
  if (size <= bounds.min) return { reason: 'NodeGroupMinSizeReached', detail: `${group} has ${size}, min ${bounds.min}` }
  const cores = node.capacity.cpuMilli / 1000
  const memoryGiB = node.capacity.memoryBytes / GiB
  if (left.cores < cores || left.memoryGiB < memoryGiB) return { reason: 'MinimalResourceLimitExceeded', detail: 'cluster minimum' }
  left.groups.set(group, size - 1)
  left.cores -= cores
  left.memoryGiB -= memoryGiB
  return null
}

/** Fisher and Yates: the real one takes nodes in the order of a map, which is arbitrary. */
function shuffled<T>(items: readonly T[], draw: () => number): T[] {
  const order = [...items]
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(draw() * (last + 1))
    const kept = order[last]
    order[last] = order[other]
    order[other] = kept
  }
  return order
}
