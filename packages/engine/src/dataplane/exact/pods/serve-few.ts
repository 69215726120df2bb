import { outcomeCode } from '@plimsoll/models'
import type { Rows } from '../rows.ts'
import type { PodTable } from './pod-table.ts'

const { served, queueFull, timedOut } = outcomeCode

/** Up to this many workers a sorted row of free instants beats a heap. */
export const mostSorted = 16

/** As `serveOne` for a few workers: their free instants are kept sorted, and a request takes the earliest (Kiefer & Wolfowitz 1955). */
export function serveFew(pods: PodTable, { slot: slots, enteredAt, work, end, outcome }: Rows, from: number, until: number): number {
  const { state, stride, ring, ringSize, ringHead, ringCount, queueLimit, patienceSeconds } = pods
  const mask = ringSize - 1
  const fullAt = Math.min(ringSize, queueLimit)
  for (let row = from; row < until; row++) {
    const slot = slots[row]
    const base = slot * stride
    const at = enteredAt[row]
    const free = state[base + 1]
    let start = at
    if (free > at) {
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
        continue
      }
      ring[place] = free
      start = free
    }
    const done = start + work[row]
    state[base] += work[row]
    const last = base + stride - 1
    let hole = base + 1
    while (hole < last && state[hole + 1] < done) {
      state[hole] = state[hole + 1]
      hole++
    }
    state[hole] = done
    end[row] = done
    outcome[row] = served
  }
  return until
}
