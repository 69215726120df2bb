import { outcomeCode } from '@plimsoll/models'
import { chunk } from '../rows.ts'
import type { PodTable } from './pod-table.ts'

const { timedOut } = outcomeCode

/** As `serveOne` where no queue can be full, because it is endless or known to have room: nothing must be remembered of those who wait. */
export function servePlain(pods: PodTable, from: number, until: number): number {
  const { slot: slots, enteredAt, work, end, outcome } = chunk
  const { free, accepted, longestWait } = pods
  for (let row = from; row < until; row++) {
    const slot = slots[row]
    const at = enteredAt[row]
    const freeAt = free[slot]
    if (freeAt - at > longestWait) {
      end[row] = at + longestWait
      outcome[row] = timedOut
      continue
    }
    // As in `serveOne`: the later instant without a branch.
    const isBusy = Number(freeAt > at)
    const seconds = work[row]
    const done = freeAt * isBusy + at * (1 - isBusy) + seconds
    accepted[slot] += seconds
    free[slot] = done
    end[row] = done
  }
  return until
}
