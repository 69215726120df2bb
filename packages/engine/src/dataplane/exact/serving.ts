import type { Stream } from '@plimsoll/kernel'
import type { ConnectionPools } from '../port.ts'
import type { CpuQuota } from './pods/cpu-quota.ts'
import type { PodLimits } from './pods/pod-table.ts'
import { PulledQueue } from './pulled/pulled-queue.ts'
import { PushedPods } from './pushed-pods.ts'
import type { Recorder } from './record/recorder.ts'

/** How the pods of one service get its requests: a balancer pushes, or consumers pull. Instants are relative to the origin of time. */
export interface Serving {
  /** Takes the rows of the chunk, in order of time and before `until`, the end of the window. */
  send(length: number, until: number): void
  /** No more rows come before `until`. */
  moved(until: number): void
  /** Books everything that ended before `until`, the end of a bucket or hour. */
  sweep(until: number): void
  open(slot: number, now: number, pace: number): void
  drain(slot: number): void
  resume(slot: number, now: number): void
  kill(slot: number, now: number): number
  refuse(slot: number): void
  fail(slot: number, now: number): number
  remove(slot: number, now: number): void
  busySeconds(slot: number, now: number): number
  readBusySeconds(slots: Int32Array, count: number, now: number, into: Float64Array): void
  inFlightOf(slot: number, now: number): number
  waitSeconds(slot: number, now: number): number
  takenCount(slot: number): number
  queueLength(now: number): number
  /** Null where no CPU limit holds the pods back. */
  readonly quota: CpuQuota | null
  /** The run ends: what hasn't ended stays unfinished. */
  abandon(): void
  rebase(seconds: number): void
}

export type ServingSpec = PodLimits & {
  readonly policy: string
  readonly connections?: ConnectionPools | null
  readonly stream: Stream
  readonly hasOneSource: boolean
  readonly isTakenCounted?: boolean
}

/** @throws RangeError for a policy that this data plane doesn't know */
export function createServing(spec: ServingSpec, recorder: Recorder): Serving {
  return spec.policy === 'queue' ? new PulledQueue(spec, recorder) : new PushedPods(spec, recorder)
}
