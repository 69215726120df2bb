import { outcomeCode } from '@plimsoll/models'
import type { Rows } from '../rows.ts'
import type { PodTable } from './pod-table.ts'

const { served } = outcomeCode

/** As `serveOne` where queues are endless and nobody gives up: then every request is served, and none must be remembered. */
export function servePlain(pods: PodTable, { slot, enteredAt, work, end, outcome }: Rows, from: number, until: number): number {
  const { state } = pods
  for (let row = from; row < until; row++) {
    const base = slot[row] << 1
    const seconds = work[row]
    const done = Math.max(state[base + 1], enteredAt[row]) + seconds
    state[base] += seconds
    state[base + 1] = done
    end[row] = done
  }
  outcome.fill(served, from, until)
  return until
}
