import type { InFlight } from '../record/in-flight.ts'
import { chunk } from '../rows.ts'
import type { PodTable } from './pod-table.ts'

/** Counting looks at every request in flight: it must pay for at least so many requests each. */
const requestsPerLook = 4

/**
 * Tells when no queue of one-worker pods that are served in turn can be full, so that none needs a ring. Each chunk adds at most its laps
 * around the rotation to any queue; so a count of the longest one is good for as many laps as it leaves places. Near the limit the rings
 * are filled from the requests in flight, and kept until another count finds room.
 */
export class Room {
  private readonly pods: PodTable
  private readonly inFlight: InFlight
  /** Requests that may still join every queue. */
  private places = 0
  /** Whether the rings know who waits. */
  private isRinged = false
  /** Requests to let pass before the next count, while rings are kept. */
  private untilCount = 0
  private held = new Int32Array(0)
  private lastEnds = new Float64Array(0)

  constructor(pods: PodTable, inFlight: InFlight) {
    this.pods = pods
    this.inFlight = inFlight
  }

  /** Whether no queue can be full while the chunk is dealt out in turn. Every request that hasn't ended when it begins must be in flight. */
  isSure(length: number): boolean {
    const laps = Math.ceil(length / this.pods.openCount)
    if (this.places < laps && !(this.isRinged && this.untilCount > 0)) this.count(laps)
    this.places -= laps
    this.untilCount -= length
    return !this.isRinged
  }

  private count(laps: number): void {
    const { pods, inFlight } = this
    const now = chunk.enteredAt[0]
    const longestQueue = this.longestQueue(now)
    const places = pods.queueLimit - longestQueue
    const isWorthwhile = places >= laps && places * pods.openCount >= requestsPerLook * inFlight.length
    if (!isWorthwhile && !this.isRinged) this.fillRings(now, longestQueue)
    this.isRinged = !isWorthwhile
    this.places = isWorthwhile ? places : 0
    this.untilCount = requestsPerLook * inFlight.length
  }

  /** Requests that wait in the fullest pod: what it holds but the one being served. */
  private longestQueue(now: number): number {
    if (this.held.length < this.pods.capacity) this.held = new Int32Array(this.pods.capacity)
    this.held.fill(0)
    this.inFlight.countBySlot(now, this.held)
    let most = 1
    for (const held of this.held) if (held > most) most = held
    return most - 1
  }

  private fillRings(now: number, longestQueue: number): void {
    const { pods } = this
    while (pods.ringSize < Math.min(pods.queueLimit, longestQueue)) pods.growRings()
    if (this.lastEnds.length < pods.capacity) this.lastEnds = new Float64Array(pods.capacity)
    this.lastEnds.fill(Number.NEGATIVE_INFINITY)
    pods.ring.fill(Number.NEGATIVE_INFINITY)
    this.inFlight.fillRings(now, pods, this.lastEnds)
  }
}
