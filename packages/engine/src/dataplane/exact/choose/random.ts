import { serveAll } from '../pods/serve.ts'
import { chunk } from '../rows.ts'
import type { Chooser, ChooserContext } from './chooser.ts'

/** Any open pod, equally likely. */
export function createRandom({ pods, serve, stream }: ChooserContext): Chooser {
  return {
    dispatch(length) {
      stream.fillIntegerBelow(pods.openCount, chunk.slot, length)
      lookUp(pods.order, length)
      serveAll(serve, pods, length)
    },
    forget() {},
    rebase() {},
  }
}

/** Turns positions into slots. */
function lookUp(order: Int32Array, length: number): void {
  const { slot: slots } = chunk
  for (let row = 0; row < length; row++) slots[row] = order[slots[row]]
}
