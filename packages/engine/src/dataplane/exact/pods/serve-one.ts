import { outcomeCode } from '@plimsoll/models'
import { chunk } from '../rows.ts'
import type { PodTable } from './pod-table.ts'

const { queueFull, timedOut } = outcomeCode

/**
 * First come, first served by one worker: a request starts when it comes or when the one before it ends (Lindley 1952). Writes `end` of the
 * chunk's rows from `from` on, and `outcome` of those that are not `served`, which all are until then; returns the row at which a ring was
 * full and must grow first, or `until`. For bounded queues.
 */
export function serveOne(pods: PodTable, from: number, until: number): number {
  const { slot: slots, enteredAt, work, end, outcome } = chunk
  const { free, accepted, ring, joined } = pods
  const hasPlaces = pods.queueLimit > 0
  const isRingShort = pods.lag < pods.queueLimit
  // Numbers as the machine holds them: what a field holds would be unpacked in every round.
  const longestWait = 1 * pods.longestWait
  const ringSize = pods.ringSize | 0
  const mask = (ringSize - 1) | 0
  const lag = pods.lag | 0
  for (let row = from; row < until; row++) {
    const slot = slots[row]
    const at = enteredAt[row]
    const places = Math.imul(slot, ringSize)
    const number = joined[slot]
    if (ring[(places + ((number - lag) & mask)) | 0] > at) {
      if (isRingShort) return row
      end[row] = at
      outcome[row] = queueFull
      continue
    }
    const freeAt = free[slot]
    if (freeAt - at > longestWait) {
      // Its worker comes free too late: refused where there is no place to wait in, else it waits until its patience ends.
      const gone = at + longestWait
      end[row] = gone
      outcome[row] = hasPlaces ? timedOut : queueFull
      if (!hasPlaces) continue
      ring[(places + (number & mask)) | 0] = gone
      joined[slot] = (number + 1) | 0
      continue
    }
    // The later of two instants without a branch, which no processor could foretell; exact, since one of the factors is 0.
    const isBusy = Number(freeAt > at)
    const start = freeAt * isBusy + at * (1 - isBusy)
    const seconds = work[row]
    const done = start + seconds
    ring[(places + (number & mask)) | 0] = start
    joined[slot] = (number + 1) | 0
    accepted[slot] += seconds
    free[slot] = done
    end[row] = done
  }
  return until
}
