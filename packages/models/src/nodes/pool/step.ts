import { type Capacity, fits, subtract } from '../../contract/capacity.ts'
import type { PoolSpec } from './spec.ts'

/** The fields of a pool that its scan reads. */
export type PoolBounds = Pick<PoolSpec, 'name' | 'machineType' | 'min' | 'max' | 'scaleDownAfter'>

/** What the pool sees when it scans: pods that no machine has room for, and its machines. */
export type PoolSeen = {
  readonly atSeconds: number
  /** Pods that fit no ready machine, oldest first: what each asks for and how many are alike. */
  readonly pending: readonly { readonly requests: Capacity; readonly count: number }[]
  /** Room that machines on their way will have, one entry a machine. */
  readonly upcoming: readonly Capacity[]
  /** Room of an empty machine of this pool after overhead. */
  readonly emptyMachine: Capacity
  /** Machines that are there or on their way. */
  readonly machines: number
  /** Ready machines without workload pods, longest idle first. */
  readonly idle: readonly { readonly node: number; readonly sinceSeconds: number }[]
}

export type PoolIntent = {
  readonly launch: number
  readonly remove: readonly number[]
  /** Why, or why not more: shown on the mark. */
  readonly reason: string
  /** Pods that wait although the pool may not grow, and pods that fit on no machine of this type at all. */
  readonly heldBack: number
  readonly impossible: number
}

/**
 * One scan: places the pending pods on the machines already on their way, opens new ones for the rest (next fit, as the
 * Cluster Autoscaler's estimator does), and gives back machines that were empty for `scaleDownAfter`.
 */
export function stepPool(spec: PoolBounds, seen: PoolSeen): PoolIntent {
  const room = seen.upcoming.map((capacity) => ({ ...capacity }))
  const mayOpen = Math.max(0, spec.max - seen.machines)
  let opened = 0
  let heldBack = 0
  let impossible = 0
  let current = 0
  for (const { requests, count } of seen.pending) {
    if (!fits(requests, seen.emptyMachine)) {
      impossible += count
      continue
    }
    for (let placed = 0; placed < count; placed++) {
      while (current < room.length && !fits(requests, room[current])) current++
      if (current === room.length) {
        if (opened === mayOpen) {
          heldBack += count - placed
          break
        }
        room.push({ ...seen.emptyMachine })
        opened++
      }
      subtract(room[current], requests)
    }
    current = 0
  }
  const waits = seen.pending.length > 0
  const spare = Math.max(0, seen.machines - spec.min)
  const remove = waits ? [] : seen.idle.filter(({ sinceSeconds }) => seen.atSeconds - sinceSeconds >= spec.scaleDownAfter).slice(0, spare)
  return {
    launch: opened,
    remove: remove.map(({ node }) => node),
    reason: explain(spec, opened, heldBack, impossible, remove.length),
    heldBack,
    impossible,
  }
}

function explain(spec: PoolBounds, opened: number, heldBack: number, impossible: number, removed: number): string {
  if (impossible > 0) return `${impossible} pods ask for more than one ${spec.machineType} can hold`
  if (heldBack > 0) return `${heldBack} pods wait: the pool ${spec.name} is at its max of ${spec.max}`
  if (opened > 0) return 'pods fit on no machine'
  if (removed > 0) return `empty for ${Math.round(spec.scaleDownAfter)} s`
  return 'nothing to do'
}
