import { invariant, type Streams } from '@plimsoll/kernel'
import { createBatch } from '@plimsoll/models'
import type { DataPlane, DataPlaneSpec } from '../port.ts'
import { createArrivals } from './arrivals.ts'
import { chunkBatch, countOffered, isHoldingBack, letIn, letInUndecided, setAside, shareOut } from './edge.ts'
import { Lane } from './lane.ts'
import { Recorder } from './record/recorder.ts'
import { Throttling } from './record/throttling.ts'

/** The origin of time moves every hour, so that instants inside stay below 4096 s and keep a resolution of 1e-12 s. */
const originSeconds = 3600

/**
 * Every request by itself. Time is cut into windows at control events, ends of buckets and ends of hours; in a window requests flow in
 * chunks through edge, balancer and pods. What ends within its window is booked at once, the rest when its time has come.
 */
export function createExactDataPlane(spec: DataPlaneSpec, streams: Streams): DataPlane {
  const { durationSeconds, bucketSeconds, stations } = spec
  const recorder = new Recorder(spec)
  const arrivals = createArrivals(spec, streams)
  const lanes = spec.services.map(
    (service, index) =>
      new Lane(
        {
          ...service,
          stream: streams(`balance/${service.name}/choice`),
          hasOneSource: spec.sources.filter((source) => source.service === index).length === 1,
          isTakenCounted: service.isTakenCounted ?? false,
        },
        recorder,
      ),
  )
  const throttling = new Throttling(
    lanes.map(({ serving }) => serving.quota),
    Math.max(1, Math.ceil(durationSeconds / bucketSeconds)),
  )
  /** With one service, and while nothing is held back in front of it, requests come in the chunk that goes to the pods. */
  const isDirect = lanes.length === 1
  const shared = createBatch()
  const batch = isDirect ? chunkBatch : shared
  let now = 0
  let origin = 0
  let bucket = 0
  let hour = 0

  function moveWindow(until: number): void {
    for (let complete = Number.NEGATIVE_INFINITY; arrivals !== null && complete < until; ) {
      complete = arrivals.fill(batch, until)
      countOffered(batch, recorder)
      for (const station of stations) station.process(batch)
      const isHeldBack = isDirect && stations.length > 0 && (lanes[0].held.size > 0 || isHoldingBack(batch.length))
      if (isDirect && !isHeldBack) {
        lanes[0].send(enter(batch.length), until)
        continue
      }
      if (isDirect) setAside(batch, shared)
      shareOut(shared, lanes, recorder, until)
      for (const lane of lanes) {
        lane.releaseBefore(complete, until)
        lane.flush(until)
      }
    }
    for (const lane of lanes) lane.serving.moved(until)
  }

  function enter(length: number): number {
    if (stations.length > 0) return letInUndecided(length, recorder)
    letIn(length)
    return length
  }

  /** Closes what ends at `now`. */
  function closeEnded(): void {
    const isBucketEnd = now >= (bucket + 1) * bucketSeconds
    const isHourEnd = now >= (hour + 1) * originSeconds
    if (isBucketEnd || isHourEnd) for (const lane of lanes) lane.serving.sweep(now - origin)
    recorder.closeWindow(bucket, hour)
    throttling.closeWindow(bucket)
    if (isBucketEnd) recorder.closeBucket(bucket++)
    if (isHourEnd) {
      recorder.closeHour(hour++)
      moveOrigin()
    }
  }

  function moveOrigin(): void {
    origin += originSeconds
    arrivals?.rebase(originSeconds)
    for (const station of stations) station.rebase(originSeconds)
    for (const lane of lanes) lane.rebase(originSeconds)
  }

  return {
    advance(untilSeconds) {
      invariant(untilSeconds >= now && untilSeconds <= durationSeconds, 'dataplane/advance-forward', { now, untilSeconds, durationSeconds })
      while (now < untilSeconds) {
        const until = Math.min(untilSeconds, (bucket + 1) * bucketSeconds, (hour + 1) * originSeconds)
        moveWindow(until - origin)
        now = until
        if (now < durationSeconds) closeEnded()
      }
    },
    open: (service, slot, pace) => lanes[service].serving.open(slot, now - origin, pace),
    drain: (service, slot) => lanes[service].serving.drain(slot),
    resume: (service, slot) => lanes[service].serving.resume(slot, now - origin),
    kill: (service, slot) => lanes[service].serving.kill(slot, now - origin),
    refuse: (service, slot) => lanes[service].serving.refuse(slot),
    fail: (service, slot) => lanes[service].serving.fail(slot, now - origin),
    remove: (service, slot) => lanes[service].serving.remove(slot, now - origin),
    busySeconds: (service, slot) => lanes[service].serving.busySeconds(slot, now - origin),
    readBusySeconds: (service, slots, count, into) => lanes[service].serving.readBusySeconds(slots, count, now - origin, into),
    inFlight: (service, slot) => lanes[service].serving.inFlightOf(slot, now - origin),
    waitSeconds: (service, slot) => lanes[service].serving.waitSeconds(slot, now - origin),
    queueLength: (service) => lanes[service].serving.queueLength(now - origin),
    offeredCount: (service) => lanes[service].enteredCount,
    takenCount: (service, slot) => lanes[service].serving.takenCount(slot),
    takeLatencies(service, into) {
      lanes[service].serving.sweep(now - origin)
      recorder.takeLatencies(service, into)
    },
    finish() {
      for (const lane of lanes) {
        lane.serving.sweep(now - origin)
        lane.abandon()
      }
      recorder.closeWindow(bucket, hour)
      recorder.closeBucket(bucket)
      recorder.closeHour(hour)
      throttling.closeWindow(bucket)
      return { ...recorder.finish(), throttled: throttling.finish() }
    },
  }
}
