import { outcomeCode } from '@plimsoll/models'
import type { Rows } from '../rows.ts'
import type { PodTable } from './pod-table.ts'

const { served, queueFull, timedOut } = outcomeCode

/** As `serveFew` for many workers: their free instants are a heap with four children a node. */
export function serveMany(pods: PodTable, { slot: slots, enteredAt, work, end, outcome }: Rows, from: number, until: number): number {
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
    // Replaces the root of the heap and lets it sink; node k has children 4k+1 to 4k+4.
    const workers = stride - 1
    const root = base + 1
    let hole = 0
    for (let first = 1; first < workers; first = 4 * hole + 1) {
      const afterLast = first + 4 < workers ? first + 4 : workers
      let least = first
      for (let child = first + 1; child < afterLast; child++) if (state[root + child] < state[root + least]) least = child
      if (state[root + least] >= done) break
      state[root + hole] = state[root + least]
      hole = least
    }
    state[root + hole] = done
    end[row] = done
    outcome[row] = served
  }
  return until
}
