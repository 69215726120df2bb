import type { RolloutBounds } from './bounds.ts'

/** A ReplicaSet as its Deployment sees it: the size that it asks of it, and its pods that are Ready. */
export type ReplicaSetView = { readonly replicas: number; readonly available: number }

/**
 * One look of the Deployment controller during a rolling update: the sizes that it asks for next. `sets` are oldest first, the last one is
 * the new version.
 *
 * @see pkg/controller/deployment/rolling.go
 */
export function stepRollout(sets: readonly ReplicaSetView[], desired: number, bounds: RolloutBounds): number[] {
  const sizes = sets.map(({ replicas }) => replicas)
  const newest = sizes.length - 1
  const grown = Math.max(0, Math.min(desired + bounds.surge - total(sizes), desired - sizes[newest]))
  // The controller changes one thing a look; its next look follows at once.
  if (grown > 0) return [...sizes.slice(0, newest), sizes[newest] + grown]
  if (sizes[newest] > desired) return [...sizes.slice(0, newest), desired]
  return shrinkOld(sets, desired, bounds)
}

/** Old pods go as far as the wanted number stays available; those that are not Ready first, since nobody misses them. */
function shrinkOld(sets: readonly ReplicaSetView[], desired: number, { unavailable }: RolloutBounds): number[] {
  const sizes = sets.map(({ replicas }) => replicas)
  const newest = sets[sets.length - 1]
  const leastAvailable = desired - unavailable
  const mostRemoved = total(sizes) - leastAvailable - (newest.replicas - newest.available)
  if (mostRemoved <= 0) return sizes
  let broken = mostRemoved
  for (let set = 0; set < sizes.length - 1; set++) {
    const removed = Math.max(0, Math.min(broken, sets[set].replicas - sets[set].available))
    sizes[set] -= removed
    broken -= removed
  }
  let spare = total(sets.map(({ available }) => available)) - leastAvailable
  for (let set = 0; set < sizes.length - 1 && spare > 0; set++) {
    const removed = Math.min(spare, sizes[set])
    sizes[set] -= removed
    spare -= removed
  }
  return sizes
}

/**
 * The wanted number changes during a rolling update: every ReplicaSet grows or shrinks by its share, and what rounding leaves goes to the
 * largest. `mostBefore` is the wanted number and the surge at the last change.
 *
 * @see scale in pkg/controller/deployment/sync.go
 */
export function rescale(sizes: readonly number[], desired: number, { surge }: RolloutBounds, mostBefore: number): number[] {
  const toAdd = (desired > 0 ? desired + surge : 0) - total(sizes)
  const order = sizes.map((_, set) => set).sort((a, b) => sizes[b] - sizes[a] || (toAdd > 0 ? b - a : a - b))
  const next = [...sizes]
  let added = 0
  for (const set of order) {
    const share = toAdd === 0 ? 0 : Math.round((sizes[set] * (desired + surge)) / mostBefore) - sizes[set]
    const left = toAdd - added
    const change = toAdd > 0 ? Math.max(0, Math.min(share, left)) : Math.min(0, Math.max(share, left))
    next[set] = sizes[set] + change
    added += change
  }
  if (order.length > 0) next[order[0]] = Math.max(0, next[order[0]] + toAdd - added)
  return next
}

function total(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0)
}
