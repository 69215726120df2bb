import { chunk } from '../rows.ts'
import type { Serve } from './serve.ts'

/** As `serve` where pods differ in pace: what a request asks for becomes what its pod needs for it. */
export function servePaced(serve: Serve): Serve {
  return (pods, from, until) => {
    const { slot, work } = chunk
    for (let row = from; row < until; row++) {
      const asked = work[row]
      work[row] = asked * pods.pace[slot[row]]
      if (serve(pods, row, row + 1) > row) continue
      // A ring must grow first: the row comes again.
      work[row] = asked
      return row
    }
    return until
  }
}
