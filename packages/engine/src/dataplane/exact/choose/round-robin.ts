import type { PodTable } from '../pods/pod-table.ts'
import { serveAll } from '../pods/serve.ts'
import type { Chooser, ChooserContext } from './chooser.ts'

/** Each open pod in turn, in the order in which they were opened. */
export function createRoundRobin({ pods, serve }: ChooserContext): Chooser {
  return {
    dispatch(rows, length) {
      takeTurns(pods, rows.slot, length)
      serveAll(serve, pods, rows, length)
    },
    forget() {},
    rebase() {},
  }
}

function takeTurns(pods: PodTable, slots: Int32Array, length: number): void {
  const { order, openCount } = pods
  let position = pods.cursor
  for (let row = 0; row < length; row++) {
    slots[row] = order[position]
    position++
    if (position === openCount) position = 0
  }
  pods.cursor = position
}
