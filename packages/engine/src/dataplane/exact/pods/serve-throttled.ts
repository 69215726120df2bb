import { outcomeCode } from '@plimsoll/models'
import { chunk } from '../rows.ts'
import type { CpuQuota } from './cpu-quota.ts'
import { giveUp } from './give-up.ts'
import type { PodTable } from './pod-table.ts'
import type { Serve } from './serve.ts'

const { queueFull } = outcomeCode

/** As `serveFew` for any number of workers under a CPU limit: a request takes the longer, the more of them are busy when it starts. */
export function serveThrottled(quota: CpuQuota): Serve {
  return (pods, from, until) => {
    const { slot: slots, enteredAt, work, end, outcome } = chunk
    const { workers, free, accepted, ring, ringSize, joined, lag, queueLimit, longestWait } = pods
    const mask = ringSize - 1
    const isBounded = queueLimit < Number.POSITIVE_INFINITY
    for (let row = from; row < until; row++) {
      const slot = slots[row]
      const at = enteredAt[row]
      const places = slot * ringSize
      const number = joined[slot]
      if (isBounded && ring[places + ((number - lag) & mask)] > at) {
        if (lag < queueLimit) return row
        end[row] = at
        outcome[row] = queueFull
        continue
      }
      const worker = earliest(pods, slot)
      const freeAt = free[worker]
      if (freeAt - at > longestWait) {
        giveUp(pods, row)
        continue
      }
      const seconds = work[row]
      const done =
        freeAt > at ? quota.endAfterWait(freeAt, seconds) : quota.endAlone(worker, at, seconds, busyWorkers(free, slot, workers, at) + 1)
      ring[places + (number & mask)] = freeAt > at ? freeAt : at
      joined[slot] = number + 1
      accepted[slot] += seconds
      free[worker] = done
      end[row] = done
    }
    return until
  }
}

/** The worker of a pod that is free first. */
function earliest({ free, workers }: PodTable, slot: number): number {
  let first = slot * workers
  for (let worker = first + 1, end = first + workers; worker < end; worker++) if (free[worker] < free[first]) first = worker
  return first
}

/** Workers of a pod that are busy at an instant. */
export function busyWorkers(free: Float64Array, slot: number, workers: number, at: number): number {
  let busy = 0
  for (let worker = slot * workers, end = worker + workers; worker < end; worker++) if (free[worker] > at) busy++
  return busy
}
