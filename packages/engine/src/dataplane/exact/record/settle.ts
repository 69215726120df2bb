import { outcomeCode } from '@plimsoll/models'
import type { Rows } from '../rows.ts'
import type { InFlight } from './in-flight.ts'
import { inSteps } from './latency-recorder.ts'
import { outcomeStride, type Recorder } from './recorder.ts'

const { served, timedOut } = outcomeCode

/**
 * Books the rows that end before `until`, hands the others to `inFlight`. All rows are of one source.
 *
 * @param latencies scratch as long as the rows
 */
export function settleOneSource(
  recorder: Recorder,
  inFlight: InFlight,
  rows: Rows,
  length: number,
  until: number,
  latencies: Float64Array,
): void {
  const { arrivedAt, work, slot, end, outcome } = rows
  const source = rows.source[0]
  const { ended, busy } = recorder
  inFlight.makeRoom(length)
  const { end: laterEnd, arrivedAt: laterArrivedAt, slot: laterSlot, source: laterSource, outcome: laterOutcome } = inFlight
  let later = inFlight.length
  let worked = busy[source]
  let finished = 0
  let seconds = 0
  let longest = 0
  for (let row = 0; row < length; row++) {
    const code = outcome[row]
    const at = end[row]
    if (code === served) {
      worked += work[row]
      if (at < until) {
        const latency = at - arrivedAt[row]
        latencies[finished++] = latency
        seconds += inSteps(latency)
        if (latency > longest) longest = latency
        continue
      }
    } else if (code !== timedOut || at < until) {
      ended[source * outcomeStride + code]++
      continue
    }
    laterEnd[later] = at
    laterArrivedAt[later] = arrivedAt[row]
    laterSlot[later] = slot[row]
    laterSource[later] = source
    laterOutcome[later] = code
    later++
  }
  inFlight.length = later
  busy[source] = worked
  ended[source * outcomeStride + served] += finished
  recorder.reached[source] += length
  recorder.series[recorder.seriesOf[source]].recordMany(latencies, finished, seconds, longest)
}

/** As `settleOneSource` for rows of any sources. */
export function settleManySources(recorder: Recorder, inFlight: InFlight, rows: Rows, length: number, until: number): void {
  const { arrivedAt, work, source: sources, slot, end, outcome } = rows
  const { ended, busy, reached, series, seriesOf } = recorder
  inFlight.makeRoom(length)
  for (let row = 0; row < length; row++) {
    const source = sources[row]
    const code = outcome[row]
    const at = end[row]
    reached[source]++
    if (code === served) busy[source] += work[row]
    if ((code === served || code === timedOut) && at >= until) {
      inFlight.add(at, arrivedAt[row], slot[row], source, code)
      continue
    }
    ended[source * outcomeStride + code]++
    if (code === served) series[seriesOf[source]].record(at - arrivedAt[row])
  }
}
