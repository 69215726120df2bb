import { outcomes } from '@plimsoll/models'
import { Lane } from '../../src/dataplane/exact/lane.ts'
import { outcomeStride, type Recorder } from '../../src/dataplane/exact/record/recorder.ts'
import { chunk as rows } from '../../src/dataplane/exact/rows.ts'
import type { OracleEnd, OracleRequest, PodChange } from './event-list.ts'
import { choiceStream, type LaneOptions } from './lane-harness.ts'

/**
 * Sends requests through a work queue, each from a source of its own, so that the books tell what became of each. When a request that gave up
 * did so is known to the window: it must not be booked before.
 */
export function runQueue(
  options: LaneOptions,
  requests: readonly OracleRequest[],
  changes: readonly PodChange[],
  chunk: number,
  endSeconds = 1e9,
) {
  const ends: OracleEnd[] = []
  const ended = new Float64Array(requests.length * outcomeStride)
  const each = requests.map((_, index) => index)
  const books = {
    ended,
    reached: new Float64Array(requests.length),
    busy: new Float64Array(requests.length),
    seriesOf: each,
    series: each.map((index) => ({
      record: (latency: number) => (ends[index] = { outcome: 'served', end: requests[index].at + latency }),
    })),
  }
  const lane = new Lane({ ...options, stream: choiceStream(), hasOneSource: false }, books as unknown as Recorder)
  let sent = 0

  function sendUntil(until: number): void {
    while (sent < requests.length && requests[sent].at < until) {
      let length = 0
      for (; length < chunk && sent < requests.length && requests[sent].at < until; length++, sent++) {
        rows.arrivedAt[length] = requests[sent].at
        rows.enteredAt[length] = requests[sent].at
        rows.work[length] = requests[sent].work
        rows.source[length] = sent
      }
      lane.send(length, until)
    }
    lane.serving.moved(until)
  }

  for (const { at, kind, slot, pace = 1 } of changes) {
    sendUntil(at)
    if (kind === 'open') lane.serving.open(slot, at, pace)
    else if (kind === 'drain') lane.serving.drain(slot)
    else lane.serving[kind](slot, at)
  }
  sendUntil(endSeconds)
  lane.serving.sweep(endSeconds)
  for (const index of each) {
    const codes = outcomes.flatMap((outcome, code) => (ended[index * outcomeStride + code] > 0 ? [outcome] : []))
    if (codes.length > 1) throw new Error(`request ${index} ended as ${codes.join(' and ')}`)
    if (codes.length === 1 && codes[0] !== 'served') ends[index] = { outcome: codes[0], end: Number.NaN }
  }
  return { ends, lane }
}
