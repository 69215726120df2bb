import { tray } from '@plimsoll/kernel'
import { batchCapacity, outcomeCode } from '@plimsoll/models'
import { chunk } from '../rows.ts'
import type { InFlight } from './in-flight.ts'
import { outcomeStride, type Recorder } from './recorder.ts'

const { served, timedOut } = outcomeCode

/** Numbers of the rows that have not ended. */
const laterRows = new Int32Array(batchCapacity)

/**
 * Books the rows of the chunk that end before `until`, hands the others to `inFlight`. All rows are of one source. Whether a request outlives
 * its window is a coin toss to the processor: so every row is written to both lists, and only one of them advances.
 */
export function settleOneSource(recorder: Recorder, inFlight: InFlight, length: number, until: number): void {
  const { arrivedAt, work, end, outcome } = chunk
  const source = chunk.source[0]
  const { ended, busy } = recorder
  let later = 0
  let worked = busy[source]
  let finished = 0
  for (let row = 0; row < length; row++) {
    const code = outcome[row]
    const at = end[row]
    if (code !== served) {
      if (code === timedOut && at >= until) laterRows[later++] = row
      else ended[source * outcomeStride + code]++
      continue
    }
    worked += work[row]
    const hasEnded = Number(at < until)
    tray[finished] = at - arrivedAt[row]
    laterRows[later] = row
    finished += hasEnded
    later += 1 - hasEnded
  }
  busy[source] = worked
  ended[source * outcomeStride + served] += finished
  recorder.reached[source] += length
  recorder.series[recorder.seriesOf[source]].recordTray(finished)
  inFlight.addRows(laterRows, later)
}

/** As `settleOneSource` for rows of any sources. */
export function settleManySources(recorder: Recorder, inFlight: InFlight, length: number, until: number): void {
  const { arrivedAt, work, source: sources, end, outcome } = chunk
  const { ended, busy, reached, series, seriesOf } = recorder
  let later = 0
  for (let row = 0; row < length; row++) {
    const source = sources[row]
    const code = outcome[row]
    const at = end[row]
    reached[source]++
    if (code === served) busy[source] += work[row]
    if ((code === served || code === timedOut) && at >= until) {
      laterRows[later++] = row
      continue
    }
    ended[source * outcomeStride + code]++
    if (code === served) series[seriesOf[source]].record(at - arrivedAt[row])
  }
  inFlight.addRows(laterRows, later)
}
