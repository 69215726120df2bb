import { pow } from '@plimsoll/kernel'
import { cpuBuckets, createDecayingHistogram, memoryBuckets } from './histogram.ts'
import type { VpaResource, VpaSpec } from './spec.ts'

/** --recommender-interval */
export const recommenderPeriodSeconds = 60

const daySeconds = 86_400
/** --memory-aggregation-interval: each container gives one peak in it. */
const memoryIntervalSeconds = daySeconds
/** @see aggregations_config.go minSampleWeight; every sample weighs the same here, since requests stay as they are */
const cpuSampleWeight = 0.1
/** --recommendation-margin-fraction */
const marginRatio = 0.15
/** --oom-bump-up-ratio and --oom-min-bump-up-bytes */
const oomBumpRatio = 1.2
const oomLeastBumpBytes = 100 * 1024 * 1024
/** --pod-recommendation-min-cpu-millicores and --pod-recommendation-min-memory-mb (which are MiB): of a pod, so here of its one container. */
const leastAmount: Readonly<Record<VpaResource, number>> = { cpu: 25, memory: 250 * 1024 * 1024 }
/** MaxResourceAmount of model/types.go */
const mostAmount = 1e14

/** The percentiles of --target-…, --recommendation-lower-bound-… and --recommendation-upper-bound-…: the same for CPU and memory. */
const shares = { target: 0.9, lowerBound: 0.5, upperBound: 0.95 } as const

/** What is recommended for one resource: whole millicores, or bytes. `uncappedTarget` leaves the object's own bounds out. */
export type VpaRecommendation = {
  readonly lowerBound: number
  readonly target: number
  readonly uncappedTarget: number
  readonly upperBound: number
}

/** The recommender's picture of one service: what all its pods used, younger samples counting more. */
export interface VpaRecommender {
  /** CPU of a pod, in millicores, as the metrics API showed it at an instant. An instant that was seen before adds nothing. */
  addCpu(pod: number, milli: number, atSeconds: number): void
  /** Working set of a pod, in bytes. */
  addMemory(pod: number, bytes: number, atSeconds: number): void
  /** A container was killed for its memory. */
  addOom(pod: number, requestedBytes: number, atSeconds: number): void
  /** Null where nothing of that resource was ever seen. */
  recommend(spec: VpaSpec, resource: VpaResource): VpaRecommendation | null
  /** Days of history that count, by length and by number of samples. */
  confidenceDays(): number
  readonly samples: () => number
}

/** Peaks of one container. `windowEndSeconds` is where its present interval ends; null before its first sample. */
type Container = { cpuAtSeconds: number; memoryAtSeconds: number; peakBytes: number; oomPeakBytes: number; windowEndSeconds: number | null }

export function createVpaRecommender(): VpaRecommender {
  const cpu = createDecayingHistogram(cpuBuckets)
  const memory = createDecayingHistogram(memoryBuckets)
  const containers = new Map<number, Container>()
  let samples = 0
  let firstAtSeconds = Number.NaN
  let lastAtSeconds = Number.NaN

  function containerOf(pod: number): Container {
    let known = containers.get(pod)
    if (!known) {
      known = { cpuAtSeconds: -Infinity, memoryAtSeconds: -Infinity, peakBytes: 0, oomPeakBytes: 0, windowEndSeconds: null }
      containers.set(pod, known)
    }
    return known
  }

  /** One peak counts in each interval: a greater one takes the place of the one before. */
  function addPeak(container: Container, bytes: number, atSeconds: number, isOom: boolean): void {
    container.memoryAtSeconds = atSeconds
    const end = container.windowEndSeconds ?? atSeconds
    const before = Math.max(container.peakBytes, container.oomPeakBytes)
    if (atSeconds < end) {
      if (before === 0 || bytes <= before) return
      memory.subtract(before, 1, end)
      container.windowEndSeconds = end
    } else {
      container.windowEndSeconds = end + (Math.floor((atSeconds - end) / memoryIntervalSeconds) + 1) * memoryIntervalSeconds
      container.peakBytes = 0
      container.oomPeakBytes = 0
    }
    memory.add(bytes, 1, container.windowEndSeconds)
    if (isOom) container.oomPeakBytes = bytes
    else container.peakBytes = bytes
  }

  function confidenceDays(): number {
    return samples === 0 ? 0 : Math.min((lastAtSeconds - firstAtSeconds) / daySeconds, samples / (daySeconds / 60))
  }

  return {
    addCpu(pod, milli, atSeconds) {
      const container = containerOf(pod)
      if (atSeconds <= container.cpuAtSeconds) return
      container.cpuAtSeconds = atSeconds
      cpu.add(milli / 1000, cpuSampleWeight, atSeconds)
      samples++
      firstAtSeconds = Number.isNaN(firstAtSeconds) ? atSeconds : Math.min(firstAtSeconds, atSeconds)
      lastAtSeconds = Number.isNaN(lastAtSeconds) ? atSeconds : Math.max(lastAtSeconds, atSeconds)
    },
    addMemory(pod, bytes, atSeconds) {
      const container = containerOf(pod)
      if (atSeconds >= container.memoryAtSeconds) addPeak(container, bytes, atSeconds, false)
    },
    addOom(pod, requestedBytes, atSeconds) {
      const container = containerOf(pod)
      const used = Math.max(requestedBytes, container.peakBytes)
      addPeak(container, Math.max(used + oomLeastBumpBytes, Math.trunc(used * oomBumpRatio)), atSeconds, true)
    },
    confidenceDays,
    samples: () => samples,
    recommend(spec, resource) {
      const histogram = resource === 'cpu' ? cpu : memory
      const days = confidenceDays()
      const estimate = (share: number, factor: number) => {
        const value = histogram.percentile(share)
        if (value === null) return null
        const base = amount(resource === 'cpu' ? value * 1000 : value)
        return Math.max(leastAmount[resource], amount((base + amount(base * marginRatio)) * factor))
      }
      const target = estimate(shares.target, 1)
      const lowerBound = estimate(shares.lowerBound, days > 0 ? pow(1 + 0.001 / days, -2) : 0)
      const upperBound = estimate(shares.upperBound, days > 0 ? 1 + 1 / days : Number.POSITIVE_INFINITY)
      if (target === null || lowerBound === null || upperBound === null) return null
      const capped = (value: number) => cap(spec, resource, value)
      return { lowerBound: capped(lowerBound), target: capped(target), uncappedTarget: target, upperBound: capped(upperBound) }
    },
  }
}

/** Amounts are whole and cut off, as model/types.go keeps them. */
function amount(value: number): number {
  return Math.min(mostAmount, Math.trunc(value))
}

/** `minAllowed`, then `maxAllowed`: the second has the last word. */
function cap({ minAllowed, maxAllowed }: VpaSpec, resource: VpaResource, value: number): number {
  const inAmounts = (allowed: number | undefined, otherwise: number) =>
    allowed === undefined ? otherwise : resource === 'cpu' ? Math.round(allowed * 1000) : allowed
  return Math.min(inAmounts(maxAllowed[resource], Infinity), Math.max(inAmounts(minAllowed[resource], 0), value))
}
