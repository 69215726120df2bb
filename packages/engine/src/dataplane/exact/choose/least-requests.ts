import { outcomeCode } from '@plimsoll/models'
import { failOnDead } from '../pods/serve.ts'
import { serveOne } from '../pods/serve-one.ts'
import { servePlain } from '../pods/serve-plain.ts'
import { chunk } from '../rows.ts'
import { Calendar } from './calendar.ts'
import type { Chooser, ChooserContext } from './chooser.ts'
import { LevelSets } from './level-sets.ts'

const { queueFull, served } = outcomeCode

/**
 * The open pod that holds the fewest requests, waiting or served; among equals the first from the pod after the last one chosen.
 * Departures are counted off before each choice; their order doesn't matter, so they are never sorted.
 */
export function createLeastRequests({ pods, serve }: ChooserContext): Chooser {
  /** What one worker's pod holds is known here, and so is whether its queue is full: no ring is needed. */
  const isRoomKnown = serve === serveOne
  const serveRow = isRoomKnown ? servePlain : serve
  const calendar = new Calendar()
  let held = new Int32Array(pods.capacity)
  /** Position of each slot in the rotation, -1 for pods that take nothing new. */
  let positions = new Int32Array(0)
  let levels = new LevelSets(held.subarray(0, 0))
  let leaving = new Int32Array(64)
  let seenVersion = -1
  let now = 0

  function readOrder(): void {
    const counts = new Int32Array(pods.capacity)
    counts.set(held)
    held = counts
    positions = new Int32Array(pods.capacity).fill(-1)
    const ordered = new Int32Array(pods.openCount)
    for (let position = 0; position < pods.openCount; position++) {
      positions[pods.order[position]] = position
      ordered[position] = held[pods.order[position]]
    }
    levels = new LevelSets(ordered)
    seenVersion = pods.version
  }

  function countOff(at: number): void {
    if (calendar.size > leaving.length) leaving = new Int32Array(calendar.size * 2)
    const gone = calendar.drain(at, leaving)
    for (let i = 0; i < gone; i++) {
      const slot = leaving[i]
      const count = held[slot]--
      const position = positions[slot]
      if (position >= 0) levels.lower(position, count)
    }
  }

  function sendRows(length: number): void {
    const { enteredAt, slot: slots, end, outcome } = chunk
    const { order, openCount, deadCount, queueLimit } = pods
    const mostHeld = isRoomKnown ? queueLimit : Number.POSITIVE_INFINITY
    let { cursor } = pods
    outcome.fill(served, 0, length)
    for (let row = 0; row < length; row++) {
      countOff(enteredAt[row])
      const position = levels.next(cursor)
      const slot = order[position]
      slots[row] = slot
      cursor = position + 1 === openCount ? 0 : position + 1
      if (deadCount > 0 && failOnDead(pods, row)) continue
      if (held[slot] > mostHeld) {
        end[row] = enteredAt[row]
        outcome[row] = queueFull
        continue
      }
      while (serveRow(pods, row, row + 1) === row) pods.growRings()
      if (outcome[row] === queueFull) continue
      levels.raise(position, held[slot]++)
      calendar.insert(end[row], slot)
    }
    pods.cursor = cursor
  }

  return {
    dispatch(length) {
      if (length === 0) return
      if (seenVersion !== pods.version) readOrder()
      const last = chunk.enteredAt[length - 1]
      calendar.fit(now, length > 8 ? (last - chunk.enteredAt[0]) / length : 0)
      sendRows(length)
      now = last
    },
    forget(slot) {
      calendar.remove(slot, now)
      if (slot < held.length) held[slot] = 0
      seenVersion = -1
    },
    rebase(seconds) {
      calendar.rebase(seconds, now)
      now -= seconds
    },
  }
}
