import { outcomeCode } from '@plimsoll/models'
import type { Rows } from '../rows.ts'
import type { PodTable } from './pod-table.ts'

const { served, queueFull, timedOut } = outcomeCode

/**
 * First come, first served by one worker: a request starts when it comes or when the one before it ends (Lindley 1952). Writes `end` and
 * `outcome` of the rows from `from` on; returns the row at which a ring was full and must grow first, or `until`.
 */
export function serveOne(pods: PodTable, { slot: slots, enteredAt, work, end, outcome }: Rows, from: number, until: number): number {
  const { state, ring, ringSize, ringHead, ringCount, queueLimit, patienceSeconds } = pods
  const mask = ringSize - 1
  const fullAt = Math.min(ringSize, queueLimit)
  for (let row = from; row < until; row++) {
    const slot = slots[row]
    const base = slot << 1
    const at = enteredAt[row]
    const free = state[base + 1]
    if (free <= at) {
      const done = at + work[row]
      state[base] += work[row]
      state[base + 1] = done
      end[row] = done
      outcome[row] = served
      continue
    }
    const places = slot * ringSize
    let head = ringHead[slot]
    let waiting = ringCount[slot]
    if (waiting >= fullAt) {
      // Only now is it worth looking which of them wait no more.
      while (waiting > 0 && ring[places + head] <= at) {
        head = (head + 1) & mask
        waiting--
      }
      ringHead[slot] = head
      ringCount[slot] = waiting
      if (waiting === ringSize && waiting < queueLimit) return row
    }
    if (waiting >= queueLimit) {
      end[row] = at
      outcome[row] = queueFull
      continue
    }
    ringCount[slot] = waiting + 1
    const place = places + ((head + waiting) & mask)
    if (free - at > patienceSeconds) {
      const gone = at + patienceSeconds
      ring[place] = gone
      end[row] = gone
      outcome[row] = timedOut
    } else {
      const done = free + work[row]
      state[base] += work[row]
      state[base + 1] = done
      ring[place] = free
      end[row] = done
      outcome[row] = served
    }
  }
  return until
}
