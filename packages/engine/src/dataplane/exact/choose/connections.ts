import { invariant } from '@plimsoll/kernel'
import { serveAll } from '../pods/serve.ts'
import { chunk } from '../rows.ts'
import type { Chooser, ChooserContext } from './chooser.ts'

const firstSources = 4

/**
 * Each source sends its requests over its connections in turn. A connection goes to one pod, chosen at random when it is opened, until it has
 * carried enough, is old enough, its pod has left the rotation, or a request on it has found the pod dead.
 */
export function createConnections({ pods, serve, stream, connections }: ChooserContext): Chooser {
  invariant(connections !== null, 'dataplane/connections-given', {})
  const { perSource } = connections
  const maxRequests = connections.maxRequests ?? Number.POSITIVE_INFINITY
  const maxAge = connections.maxAgeSeconds ?? Number.POSITIVE_INFINITY
  let slots = new Int32Array(firstSources * perSource)
  /** `listedAs` of the pod when the connection was opened; 0 for a closed one. */
  let listedAs = new Int32Array(firstSources * perSource)
  let openedAt = new Float64Array(firstSources * perSource)
  let carried = new Float64Array(firstSources * perSource)
  /** Connection of each source whose turn is next. */
  let turns = new Int32Array(firstSources)

  function grow(sources: number): void {
    const before = { slots, listedAs, openedAt, carried, turns }
    slots = new Int32Array(sources * perSource)
    listedAs = new Int32Array(sources * perSource)
    openedAt = new Float64Array(sources * perSource)
    carried = new Float64Array(sources * perSource)
    turns = new Int32Array(sources)
    slots.set(before.slots)
    listedAs.set(before.listedAs)
    openedAt.set(before.openedAt)
    carried.set(before.carried)
    turns.set(before.turns)
  }

  function choose(length: number): void {
    const { source, enteredAt, slot: chosen } = chunk
    for (let row = 0; row < length; row++) {
      const from = source[row]
      if (from >= turns.length) grow(2 * from)
      const at = enteredAt[row]
      const turn = turns[from]
      const connection = from * perSource + turn
      turns[from] = turn + 1 === perSource ? 0 : turn + 1
      const isOpen = listedAs[connection] !== 0 && pods.listedAs[slots[connection]] === listedAs[connection]
      if (!isOpen || carried[connection] >= maxRequests || at - openedAt[connection] >= maxAge) {
        slots[connection] = pods.order[stream.integerBelow(pods.openCount)]
        openedAt[connection] = at
        carried[connection] = 0
      }
      const slot = slots[connection]
      chosen[row] = slot
      carried[connection]++
      listedAs[connection] = pods.isDead[slot] === 1 ? 0 : pods.listedAs[slot]
    }
  }

  return {
    dispatch(length) {
      choose(length)
      serveAll(serve, pods, length)
    },
    forget() {},
    rebase(seconds) {
      for (let connection = 0; connection < openedAt.length; connection++) openedAt[connection] -= seconds
    },
  }
}
