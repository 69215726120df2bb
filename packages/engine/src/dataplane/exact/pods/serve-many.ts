import { outcomeCode } from '@plimsoll/models'
import { chunk } from '../rows.ts'
import { giveUp } from './give-up.ts'
import type { PodTable } from './pod-table.ts'

const { queueFull } = outcomeCode

/** As `serveFew` for many workers: their free instants are a heap with four children a node. */
export function serveMany(pods: PodTable, from: number, until: number): number {
  const { slot: slots, enteredAt, work, end, outcome } = chunk
  const { workers, free, accepted, ring, ringSize, joined, lag, queueLimit, longestWait } = pods
  const mask = ringSize - 1
  const isBounded = queueLimit < Number.POSITIVE_INFINITY
  for (let row = from; row < until; row++) {
    const slot = slots[row]
    const at = enteredAt[row]
    const places = slot * ringSize
    const number = joined[slot]
    if (isBounded && ring[places + ((number - lag) & mask)] > at) {
      if (lag < queueLimit) return row
      end[row] = at
      outcome[row] = queueFull
      continue
    }
    const root = slot * workers
    const earliest = free[root]
    const wait = earliest - at
    if (wait > longestWait) {
      giveUp(pods, row)
      continue
    }
    const start = wait > 0 ? earliest : at
    const seconds = work[row]
    const done = start + seconds
    ring[places + (number & mask)] = start
    joined[slot] = number + 1
    accepted[slot] += seconds
    // Replaces the root of the heap and lets it sink; node k has children 4k+1 to 4k+4. Which child is least is a coin toss twice over, so it is
    // computed, not branched on.
    let hole = 0
    let first = 1
    for (; first + 4 <= workers; first = 4 * hole + 1) {
      const child = root + first
      const left = child + Number(free[child + 1] < free[child])
      const right = child + 2 + Number(free[child + 3] < free[child + 2])
      const least = left + (right - left) * Number(free[right] < free[left])
      const earliestChild = free[least]
      if (earliestChild >= done) break
      free[root + hole] = earliestChild
      hole = least - root
    }
    // The last node may have fewer children.
    if (first < workers && first + 4 > workers) {
      let least = first
      for (let child = first + 1; child < workers; child++) if (free[root + child] < free[root + least]) least = child
      if (free[root + least] < done) {
        free[root + hole] = free[root + least]
        hole = least
      }
    }
    free[root + hole] = done
    end[row] = done
  }
  return until
}
