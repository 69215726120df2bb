import { outcomeCode } from '@plimsoll/models'
import type { Rows } from '../rows.ts'
import { giveUp } from './give-up.ts'
import type { PodTable } from './pod-table.ts'

const { queueFull } = outcomeCode

/**
 * First come, first served by one worker: a request starts when it comes or when the one before it ends (Lindley 1952). Writes `end` of the
 * rows from `from` on, and `outcome` of those that are not `served`, which all are until then; returns the row at which a ring was full and
 * must grow first, or `until`.
 */
export function serveOne(pods: PodTable, rows: Rows, from: number, until: number): number {
  const { slot: slots, enteredAt, work, end, outcome } = rows
  const { free, accepted, ring, ringSize, joined, lag, queueLimit, longestWait } = pods
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
    const wait = free[slot] - at
    if (wait > longestWait) {
      giveUp(pods, rows, row)
      continue
    }
    const start = wait > 0 ? free[slot] : at
    const seconds = work[row]
    const done = start + seconds
    ring[places + (number & mask)] = start
    joined[slot] = number + 1
    accepted[slot] += seconds
    free[slot] = done
    end[row] = done
  }
  return until
}
