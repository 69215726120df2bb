import { serveAll } from '../pods/serve.ts'
import type { Chooser, ChooserContext } from './chooser.ts'

/** Any open pod, equally likely. */
export function createRandom({ pods, serve, stream }: ChooserContext): Chooser {
  return {
    dispatch(rows, length) {
      stream.fillIntegerBelow(pods.openCount, rows.slot, length)
      lookUp(pods.order, rows.slot, length)
      serveAll(serve, pods, rows, length)
    },
    forget() {},
    rebase() {},
  }
}

/** Turns positions into slots. */
function lookUp(order: Int32Array, slots: Int32Array, length: number): void {
  for (let row = 0; row < length; row++) slots[row] = order[slots[row]]
}
