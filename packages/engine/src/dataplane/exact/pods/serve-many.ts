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
    // Replaces the root of the heap and lets it sink; node k has children 4k+1 to 4k+4.
    let hole = 0
    for (let first = 1; first < workers; first = 4 * hole + 1) {
      const afterLast = first + 4 < workers ? first + 4 : workers
      let least = first
      for (let child = first + 1; child < afterLast; child++) if (free[root + child] < free[root + least]) least = child
      if (free[root + least] >= done) break
      free[root + hole] = free[root + least]
      hole = least
    }
    free[root + hole] = done
    end[row] = done
  }
  return until
}
