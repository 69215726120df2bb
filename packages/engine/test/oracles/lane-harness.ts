import { createStreams, type Stream } from '@plimsoll/kernel'
import { outcomeCode, outcomes } from '@plimsoll/models'
import { Lane } from '../../src/dataplane/exact/lane.ts'
import { Recorder } from '../../src/dataplane/exact/record/recorder.ts'
import { chunk as rows } from '../../src/dataplane/exact/rows.ts'
import type { ConnectionPools, DataPlaneSpec } from '../../src/dataplane/port.ts'
import type { OracleEnd, OracleRequest, PodChange } from './event-list.ts'

export type LaneOptions = {
  readonly policy: string
  readonly connections?: ConnectionPools | null
  readonly workers: number
  readonly queueLimit: number
  readonly patienceSeconds: number
  readonly stretch?: readonly number[] | null
  readonly hasPaces?: boolean
}

export const choiceStream = (): Stream => createStreams({ seed: 1, replication: 0 })('choice')

/** A recorder for one source, and a lane that books into it. */
export function createLane(options: LaneOptions, durationSeconds: number) {
  const serviceTime = { kind: 'constant', value: 1 } as const
  const spec: DataPlaneSpec = {
    durationSeconds,
    bucketSeconds: durationSeconds,
    services: [{ name: 'service', serviceTime, ...options }],
    sources: [
      {
        name: 'source',
        intent: 'customers',
        service: 0,
        clients: null,
        pattern: { pieceAt: () => {} },
      },
    ],
    stations: [],
    needsClients: false,
  }
  const recorder = new Recorder(spec)
  return { recorder, lane: new Lane({ ...options, stream: choiceStream(), hasOneSource: true }, recorder) }
}

/** Sends requests through a lane between changes of its pods, at most `chunk` at a time, moving the origin of time now and then. */
export function runLane(
  options: LaneOptions,
  requests: readonly OracleRequest[],
  changes: readonly PodChange[],
  chunk: number,
  endSeconds = 1e9,
) {
  const { lane, recorder } = createLane(options, 1e6)
  const ends: OracleEnd[] = []
  const slots: number[] = []
  let sent = 0

  function sendUntil(until: number): void {
    while (sent < requests.length && requests[sent].at < until) {
      let length = 0
      for (; length < chunk && sent + length < requests.length && requests[sent + length].at < until; length++) {
        rows.arrivedAt[length] = requests[sent + length].at
        rows.enteredAt[length] = requests[sent + length].at
        rows.work[length] = requests[sent + length].work
        rows.source[length] = 0
      }
      lane.send(length, until)
      for (let row = 0; row < length; row++) {
        ends[sent + row] = { outcome: outcomes[rows.outcome[row]], end: rows.end[row] }
        slots[sent + row] = rows.outcome[row] === outcomeCode.shed ? -1 : rows.slot[row]
      }
      sent += length
    }
    lane.serving.moved(until)
  }

  function change({ at, kind, slot, pace = 1 }: PodChange): void {
    if (kind === 'open') lane.serving.open(slot, at, pace)
    else if (kind === 'drain') lane.serving.drain(slot)
    else if (kind === 'resume') lane.serving.resume(slot, at)
    else if (kind === 'remove') lane.serving.remove(slot, at)
    else lose(kind, slot, at)
  }

  function lose(kind: 'kill' | 'fail', slot: number, at: number): void {
    const lost = lane.serving[kind](slot, at)
    let failed = 0
    for (let i = 0; i < sent; i++) {
      if (slots[i] !== slot || ends[i].end <= at) continue
      ends[i] = { outcome: 'failed', end: at }
      failed++
    }
    if (failed !== lost) throw new Error(`the lane lost ${lost} requests, ${failed} were unfinished`)
    for (let i = 0; i < sent; i++) if (slots[i] === slot) slots[i] = -1
  }

  for (const each of changes) {
    sendUntil(each.at)
    change(each)
  }
  sendUntil(endSeconds)
  return { ends, lane, recorder }
}
