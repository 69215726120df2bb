import { outcomeCode } from '@plimsoll/models'
import { chunk } from '../rows.ts'
import type { PodTable } from './pod-table.ts'

const { queueFull, timedOut } = outcomeCode

/** A row whose worker comes free too late for it: refused where there is no place to wait in, else it waits until its patience ends. */
export function giveUp(pods: PodTable, row: number): void {
  const { slot: slots, enteredAt, end, outcome } = chunk
  const gone = enteredAt[row] + pods.longestWait
  end[row] = gone
  if (pods.queueLimit === 0) {
    outcome[row] = queueFull
    return
  }
  const slot = slots[row]
  outcome[row] = timedOut
  pods.ring[slot * pods.ringSize + (pods.joined[slot]++ & (pods.ringSize - 1))] = gone
}
