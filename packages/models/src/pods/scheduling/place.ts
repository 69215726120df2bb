import { type Capacity, fits } from '../../contract/capacity.ts'

/** A machine as the scheduler sees it: what it may hold and what is left. */
export type PlacementNode = { readonly allocatable: Readonly<Capacity>; readonly room: Capacity }

/**
 * Picks the machine for one pod: those with room for its requests, then the highest LeastAllocated score (CPU and memory weigh
 * the same, whole points 0..100 as the real plug-in computes them), then the earliest in the list.
 *
 * @returns index into `nodes`, or -1 when it fits nowhere
 * @see pkg/scheduler/framework/plugins/noderesources/least_allocated.go
 */
export function place(asked: Capacity, nodes: readonly PlacementNode[]): number {
  let best = -1
  let bestScore = -1
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]
    if (!fits(asked, node.room)) continue
    const score = leastAllocated(asked, node)
    if (score > bestScore) {
      best = index
      bestScore = score
    }
  }
  return best
}

function leastAllocated(asked: Capacity, { allocatable, room }: PlacementNode): number {
  const cpu = points(room.cores - asked.cores, allocatable.cores)
  const memory = points(room.memoryBytes - asked.memoryBytes, allocatable.memoryBytes)
  return Math.floor((cpu + memory) / 2)
}

function points(left: number, all: number): number {
  return all <= 0 || left <= 0 ? 0 : Math.floor((left * 100) / all)
}
