import {
  bindPod,
  type FilterRule,
  type NodeUse,
  refusalWords,
  refusedBy,
  type SchedulerPod,
  surroundingsOf,
} from '../../contract/scheduling/index.ts'
import type { PoolSpec } from './spec.ts'

/** The fields of a pool that its scan reads. */
export type PoolBounds = Pick<PoolSpec, 'name' | 'machineType' | 'min' | 'max' | 'scaleDownAfter'>

/** What the pool sees when it scans: pods that no machine takes, and its machines. */
export type PoolSeen = {
  readonly atSeconds: number
  /** Pods that no ready machine takes, oldest first, and how many are alike. */
  readonly pending: readonly { readonly pod: SchedulerPod; readonly count: number }[]
  /** Machines that are up: only what pods there mean for others counts. */
  readonly cluster: readonly NodeUse[]
  /** Machines on their way. */
  readonly upcoming: readonly NodeUse[]
  /** An empty machine of each zone after overhead, and how many the zone has, those on their way included. */
  readonly zones: readonly { readonly empty: NodeUse; readonly machines: number }[]
  /** Ready machines without workload pods, longest idle first. */
  readonly idle: readonly { readonly node: number; readonly sinceSeconds: number }[]
}

export type PoolIntent = {
  /** The zone of each machine to launch, by position. */
  readonly launch: readonly number[]
  readonly remove: readonly number[]
  /** Why, or why not more: shown on the mark. */
  readonly reason: string
  /** Pods that wait although the pool may not grow, and pods that no further machine of the pool would take. */
  readonly heldBack: number
  readonly impossible: number
}

type Packing = {
  readonly uses: NodeUse[]
  readonly mayUse: (index: number) => boolean
  readonly zones: PoolSeen['zones']
  readonly launch: number[]
}

/**
 * One scan: puts the pending pods on the machines already on their way, opens new ones for the rest, and gives back machines that were empty
 * for `scaleDownAfter`. A machine opens in the zone with the fewest of those that would take the pod; if none would, none opens.
 */
export function stepPool(spec: PoolBounds, seen: PoolSeen): PoolIntent {
  const { cluster, upcoming, zones, pending, idle, atSeconds } = seen
  const machines = zones.reduce((sum, zone) => sum + zone.machines, 0)
  const packing: Packing = { uses: [...cluster, ...upcoming], mayUse: (index) => index >= cluster.length, zones, launch: [] }
  const mayOpen = Math.max(0, spec.max - machines)
  let heldBack = 0
  let impossible = 0
  let refusal: FilterRule | null = null
  for (const { pod, count } of pending) {
    let next = 0
    for (let left = count; left > 0; left--) {
      const found = firstThatTakes(packing, pod, next)
      if (found >= 0) {
        packing.uses[found] = bindPod(packing.uses[found], pod)
        next = found
        continue
      }
      const zone = zoneThatTakes(packing, pod)
      if (typeof zone !== 'number') {
        impossible += left
        refusal ??= zone
        break
      }
      if (packing.launch.length === mayOpen) {
        heldBack += left
        break
      }
      packing.uses.push(bindPod(freshMachine(packing, zone), pod))
      packing.launch.push(zone)
    }
  }
  const spare = pending.length > 0 ? 0 : Math.max(0, machines - spec.min)
  const remove = idle.filter(({ sinceSeconds }) => atSeconds - sinceSeconds >= spec.scaleDownAfter).slice(0, spare)
  return {
    launch: packing.launch,
    remove: remove.map(({ node }) => node),
    reason: explain(spec, { opened: packing.launch.length, heldBack, impossible, removed: remove.length, refusal }),
    heldBack,
    impossible,
  }
}

/** The first machine on its way that takes the pod, from where the last pod like it went: those before it are full for it. */
function firstThatTakes({ uses, mayUse }: Packing, pod: SchedulerPod, start: number): number {
  const surroundings = surroundingsOf(pod, uses)
  for (let index = start; index < uses.length; index++)
    if (mayUse(index) && refusedBy(pod, uses[index], surroundings) === null) return index
  return -1
}

/** The zone of a machine that would take the pod, or what each would refuse it by. */
function zoneThatTakes(packing: Packing, pod: SchedulerPod): number | FilterRule {
  const { zones, launch, uses } = packing
  const sizes = zones.map(({ machines }, zone) => machines + launch.filter((other) => other === zone).length)
  const order = zones.map((_, zone) => zone).sort((a, b) => sizes[a] - sizes[b] || a - b)
  let refusal: FilterRule = 'NodeResourcesFit'
  for (const zone of order) {
    const fresh = freshMachine(packing, zone)
    const refused = refusedBy(pod, fresh, surroundingsOf(pod, [...uses, fresh]))
    if (refused === null) return zone
    refusal = refused
  }
  return refusal
}

const hostname = 'kubernetes.io/hostname'

function freshMachine({ zones, launch }: Packing, zone: number): NodeUse {
  const { empty } = zones[zone]
  const name = `new-${launch.length}`
  return { ...empty, node: { ...empty.node, name, labels: { ...empty.node.labels, [hostname]: name } } }
}

type Outcome = {
  readonly opened: number
  readonly heldBack: number
  readonly impossible: number
  readonly removed: number
  readonly refusal: FilterRule | null
}

function explain(
  { name, machineType, max, scaleDownAfter }: PoolBounds,
  { opened, heldBack, impossible, removed, refusal }: Outcome,
): string {
  if (refusal === 'NodeResourcesFit') return `${impossible} pods ask for more than one ${machineType} can hold`
  if (refusal !== null) return `${impossible} pods would go to no new ${machineType} either: ${refusalWords[refusal]}`
  if (heldBack > 0) return `${heldBack} pods wait: the pool ${name} is at its max of ${max}`
  if (opened > 0) return 'pods fit on no machine'
  if (removed > 0) return `empty for ${Math.round(scaleDownAfter)} s`
  return 'nothing to do'
}
