import { outcomeCode } from '@plimsoll/models'
import { chunk } from '../rows.ts'
import type { CpuQuota } from './cpu-quota.ts'
import type { PodLimits, PodTable } from './pod-table.ts'
import { mostSorted, serveFew } from './serve-few.ts'
import { serveMany } from './serve-many.ts'
import { serveOne } from './serve-one.ts'
import { servePaced } from './serve-paced.ts'
import { servePlain } from './serve-plain.ts'
import { serveThrottled } from './serve-throttled.ts'

const { failed, served } = outcomeCode

/** Serves rows of the chunk whose pod is chosen; stops early where a ring must grow. See `serveOne`. */
export type Serve = (pods: PodTable, from: number, until: number) => number

/** One loop for each range of workers, one for queues that are never full and one under a CPU limit; picked once a service. */
export function serveFor(limits: PodLimits, quota: CpuQuota | null): Serve {
  const serve = quota ? serveThrottled(quota) : serveUnthrottled(limits)
  return limits.hasPaces ? servePaced(serve) : serve
}

function serveUnthrottled({ workers, queueLimit }: PodLimits): Serve {
  if (workers > 1) return workers <= mostSorted ? serveFew : serveMany
  return queueLimit === Number.POSITIVE_INFINITY ? servePlain : serveOne
}

/** Serves all rows, growing rings on the way. */
export function serveAll(serve: Serve, pods: PodTable, length: number): void {
  chunk.outcome.fill(served, 0, length)
  for (let row = 0; row < length; ) {
    row = pods.deadCount === 0 ? serve(pods, row, length) : serveLiving(serve, pods, row, length)
    if (row < length) pods.growRings()
  }
}

/** As `serve` while the balancer still chooses dead pods: what it sends there fails at once. */
function serveLiving(serve: Serve, pods: PodTable, from: number, until: number): number {
  for (let row = from; row < until; ) {
    if (failOnDead(pods, row)) {
      row++
      continue
    }
    let end = row + 1
    while (end < until && pods.isDead[chunk.slot[end]] === 0) end++
    const reached = serve(pods, row, end)
    if (reached < end) return reached
    row = end
  }
  return until
}

/** Ends a row that was sent to a dead pod; false when its pod lives. */
export function failOnDead({ isDead }: PodTable, row: number): boolean {
  const { slot, enteredAt, end, outcome } = chunk
  if (isDead[slot[row]] === 0) return false
  end[row] = enteredAt[row]
  outcome[row] = failed
  return true
}
