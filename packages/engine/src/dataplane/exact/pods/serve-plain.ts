import { chunk } from '../rows.ts'
import type { PodTable } from './pod-table.ts'

/** As `serveOne` where queues are endless and nobody gives up: then every request is served, and none must be remembered. */
export function servePlain(pods: PodTable, from: number, until: number): number {
  const { slot: slots, enteredAt, work, end } = chunk
  const { free, accepted } = pods
  for (let row = from; row < until; row++) {
    const slot = slots[row]
    const at = enteredAt[row]
    const freeAt = free[slot]
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
