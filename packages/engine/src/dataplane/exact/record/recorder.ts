import { type Histogram, invariant } from '@plimsoll/kernel'
import { type Outcome, outcomes } from '@plimsoll/models'
import type { DataPlaneResult, DataPlaneSpec } from '../../port.ts'
import { LatencyRecorder } from './latency-recorder.ts'

/** Counters a source has in `ended`; a power of two at least the number of outcomes. */
export const outcomeStride = 8

/**
 * The books of a run. Loops add to the counters of the open window; at its end these go into bucket and hour. Only what is final is
 * booked: a request is counted when it has ended.
 */
export class Recorder {
  /** Ends in the open window by source and outcome code. */
  readonly ended: Float64Array
  /** Arrivals in the open window by source. */
  readonly offered: Float64Array
  /** Requests of the open window that passed the edge, by source. */
  readonly reached: Float64Array
  /** Worker-seconds accepted in the open hour by source. */
  readonly busy: Float64Array
  readonly series: readonly LatencyRecorder[]
  /** Index in `series` of each source. */
  readonly seriesOf: readonly number[]

  private readonly spec: DataPlaneSpec
  private readonly offeredColumns: readonly Float64Array[]
  private readonly endedColumns: (Float64Array | undefined)[]
  private readonly busyHours: readonly Float64Array[]
  private readonly reachedHours: readonly Float64Array[]
  private readonly servedHours: readonly Float64Array[]
  private readonly buckets: number

  constructor(spec: DataPlaneSpec) {
    const { sources, durationSeconds, bucketSeconds } = spec
    const hours = Math.max(1, Math.ceil(durationSeconds / 3600))
    const perSource = (cells: number) => sources.map(() => new Float64Array(cells))
    this.spec = spec
    this.buckets = Math.max(1, Math.ceil(durationSeconds / bucketSeconds))
    this.ended = new Float64Array(sources.length * outcomeStride)
    this.offered = new Float64Array(sources.length)
    this.reached = new Float64Array(sources.length)
    this.busy = new Float64Array(sources.length)
    this.offeredColumns = perSource(this.buckets)
    this.endedColumns = new Array(sources.length * outcomeStride).fill(undefined)
    this.busyHours = perSource(hours)
    this.reachedHours = perSource(hours)
    this.servedHours = perSource(hours)
    const keys = sources.map(({ service, intent }) => `${service} ${intent}`)
    const firsts = [...new Set(keys)].map((key) => keys.indexOf(key))
    this.series = firsts.map((first) => {
      const { service, intent } = sources[first]
      return new LatencyRecorder(service, intent, this.buckets, spec.services[service].isLatencyTapped ?? false)
    })
    this.seriesOf = keys.map((key) => firsts.indexOf(keys.indexOf(key)))
  }

  /** Moves the counters of the open window into its bucket and hour. */
  closeWindow(bucket: number, hour: number): void {
    const { ended, offered, reached } = this
    for (let source = 0; source < offered.length; source++) {
      this.offeredColumns[source][bucket] += offered[source]
      this.reachedHours[source][hour] += reached[source]
      this.servedHours[source][hour] += ended[source * outcomeStride]
    }
    for (let i = 0; i < ended.length; i++) {
      if (ended[i] === 0) continue
      this.endedColumns[i] ??= new Float64Array(this.buckets)
      this.endedColumns[i]![bucket] += ended[i]
    }
    offered.fill(0)
    reached.fill(0)
    ended.fill(0)
  }

  /** Latencies of a service since the last call, all its callers together. */
  takeLatencies(service: number, into: Histogram): void {
    for (const series of this.series) if (series.service === service) series.takeInto(into)
  }

  closeBucket(bucket: number): void {
    for (const series of this.series) series.closeBucket(bucket)
  }

  closeHour(hour: number): void {
    for (let source = 0; source < this.busy.length; source++) this.busyHours[source][hour] = this.busy[source]
    this.busy.fill(0)
  }

  /** @throws InvariantError when a request was lost or counted twice */
  finish(): Omit<DataPlaneResult, 'throttled'> {
    const sources = this.spec.sources.map(({ name }, source) => {
      const columns = outcomes.map((outcome, code) => [outcome, this.endedColumns[source * outcomeStride + code]] as const)
      const present = columns.filter((entry): entry is readonly [Outcome, Float64Array] => entry[1] !== undefined)
      const totals = Object.fromEntries(columns.map(([outcome, column]) => [outcome, total(column)])) as Record<Outcome, number>
      const offered = this.offeredColumns[source]
      const ends = outcomes.reduce((sum, outcome) => sum + totals[outcome], 0)
      invariant(total(offered) === ends, 'dataplane/ledger', { source: name, offered: total(offered), ended: ends })
      return { offered, ended: Object.fromEntries(present), totals }
    })
    const latency = this.series.map((series) => series.finish())
    const recorded = latency.reduce((sum, { count }) => sum + count, 0)
    const served = sources.reduce((sum, { totals }) => sum + totals.served, 0)
    invariant(recorded === served, 'dataplane/latencies', { recorded, served })
    return {
      sources,
      latency,
      busySecondsByHour: this.busyHours,
      reachedByHour: this.reachedHours,
      servedByHour: this.servedHours,
      requests: sources.reduce((sum, { offered }) => sum + total(offered), 0),
    }
  }
}

function total(column: Float64Array | undefined): number {
  return column?.reduce((sum, count) => sum + count, 0) ?? 0
}
