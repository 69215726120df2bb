import type { Rows } from '../rows.ts'
import type { PodTable } from './pod-table.ts'

/** As `serveOne` where queues are endless and nobody gives up: then every request is served, and none must be remembered. */
export function servePlain(pods: PodTable, { slot: slots, enteredAt, work, end }: Rows, from: number, until: number): number {
  const { free, accepted } = pods
  for (let row = from; row < until; row++) {
    const slot = slots[row]
    const seconds = work[row]
    const done = Math.max(free[slot], enteredAt[row]) + seconds
    accepted[slot] += seconds
    free[slot] = done
    end[row] = done
  }
  return until
}
