import type { PodTable } from '../pods/pod-table.ts'
import { serveAll } from '../pods/serve.ts'
import { servePlain } from '../pods/serve-plain.ts'
import { chunk } from '../rows.ts'
import type { Chooser, ChooserContext } from './chooser.ts'

/** Each open pod in turn, in the order in which they were opened. */
export function createRoundRobin({ pods, serve, room }: ChooserContext): Chooser {
  return {
    dispatch(length) {
      takeTurns(pods, chunk.slot, length)
      serveAll(room?.isSure(length) ? servePlain : serve, pods, length)
    },
    forget() {},
    rebase() {},
  }
}

/** Writes one lap and copies it on and on. */
function takeTurns(pods: PodTable, slots: Int32Array, length: number): void {
  const { order, openCount, cursor } = pods
  const lap = Math.min(openCount, length)
  let position = cursor
  for (let row = 0; row < lap; row++) {
    slots[row] = order[position]
    position++
    if (position === openCount) position = 0
  }
  for (let written = lap; written < length; written *= 2) slots.copyWithin(written, 0, Math.min(written, length - written))
  pods.cursor = (cursor + length) % openCount
}
