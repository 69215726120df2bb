import { outcomeCode } from '@plimsoll/models'
import { chunk } from '../rows.ts'
import { giveUp } from './give-up.ts'
import type { PodTable } from './pod-table.ts'

const { queueFull } = outcomeCode

/** Up to this many workers a sorted row of free instants beats a heap. */
export const mostSorted = 16

/** As `serveOne` for a few workers: their free instants are kept sorted, and a request takes the earliest (Kiefer & Wolfowitz 1955). */
export function serveFew(pods: PodTable, from: number, until: number): number {
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
    const first = slot * workers
    const wait = free[first] - at
    if (wait > longestWait) {
      giveUp(pods, row)
      continue
    }
    const start = wait > 0 ? free[first] : at
    const seconds = work[row]
    const done = start + seconds
    ring[places + (number & mask)] = start
    joined[slot] = number + 1
    accepted[slot] += seconds
    const last = first + workers - 1
    let hole = first
    while (hole < last && free[hole + 1] < done) {
      free[hole] = free[hole + 1]
      hole++
    }
    free[hole] = done
    end[row] = done
  }
  return until
}
