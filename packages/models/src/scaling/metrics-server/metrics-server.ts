import { metricResolutionSeconds } from './scrape-clock.ts'

/** A container younger than this at its first reading has no usable start point. @see metrics-server pkg/storage: freshContainerMinMetricsResolution */
const freshContainerSeconds = 10

/**
 * What metrics-server knows of the pods of one service, in columns by slot: the last two distinct readings of their kubelets. The CPU usage that
 * it publishes is the slope between them, so what a controller reads is a mean over a window that has already passed.
 */
export interface MetricsServer {
  /** A pod begins to be watched; `startedAtSeconds` is when its container started. */
  watch(slot: number, startedAtSeconds: number): void
  forget(slot: number): void
  /** The kubelet reads CPU time used since the start and the working set; metrics-server takes the reading at `collectedAtSeconds`. */
  read(slot: number, atSeconds: number, collectedAtSeconds: number, cpuSeconds: number, memoryBytes: number): void
  /** Fills row `row` of `samples` with what is published for a pod at `atSeconds`: NaN as value while fewer than two points are known. */
  publish(resource: PublishedResource, slot: number, row: number, samples: PublishedSamples, atSeconds: number): void
}

export type PublishedResource = 'cpu' | 'memory'

/** Columns of published usage: millicores or thousandths of bytes, instant of the later point, window between the points, and since when it is there. */
export type PublishedSamples = {
  readonly valuesMilli: Float64Array
  readonly atSeconds: Float64Array
  readonly windowSeconds: Float64Array
  readonly publishedAtSeconds: Float64Array
}

/** Numbers of one reading, and the readings kept of a slot in a ring: the newest may not have been collected yet. */
const stride = 4
const kept = 3
const slotLength = kept * stride
const [at, cpu, memory, collected] = [0, 1, 2, 3]

export function createMetricsServer(): MetricsServer {
  let slots = 64
  let points = new Float64Array(slots * slotLength).fill(Number.NaN)
  let startedAt = new Float64Array(slots).fill(Number.NaN)
  /** Place of the newest reading in the ring of a slot. */
  let newest = new Uint8Array(slots)

  function grow(capacity: number): void {
    const widened = <Column extends Float64Array | Uint8Array>(from: Column, wider: Column): Column => {
      wider.set(from)
      return wider
    }
    slots = capacity
    points = widened(points, new Float64Array(slots * slotLength).fill(Number.NaN))
    startedAt = widened(startedAt, new Float64Array(slots).fill(Number.NaN))
    newest = widened(newest, new Uint8Array(slots))
  }

  function placeOf(slot: number, back: number): number {
    const place = newest[slot] - back
    return slot * slotLength + (place < 0 ? place + kept : place) * stride
  }

  function begin(slot: number, startedAtSeconds: number): void {
    points.fill(Number.NaN, slot * slotLength, (slot + 1) * slotLength)
    startedAt[slot] = startedAtSeconds
  }

  return {
    watch(slot, startedAtSeconds) {
      if (slot >= slots) grow(Math.max(slot + 1, slots * 2))
      begin(slot, startedAtSeconds)
    },
    forget: (slot) => begin(slot, Number.NaN),
    read(slot, atSeconds, collectedAtSeconds, cpuSeconds, memoryBytes) {
      const before = placeOf(slot, 0)
      if (points[before + at] === atSeconds) return
      newest[slot] = newest[slot] === kept - 1 ? 0 : newest[slot] + 1
      const place = placeOf(slot, 0)
      points[place + at] = atSeconds
      points[place + cpu] = cpuSeconds
      points[place + memory] = memoryBytes
      points[place + collected] = collectedAtSeconds
      const age = atSeconds - startedAt[slot]
      if (!(age >= freshContainerSeconds && age < metricResolutionSeconds) || !Number.isNaN(points[before + at])) return
      // A fresh container: its start counts as the point before.
      points[before + at] = startedAt[slot]
      points[before + cpu] = 0
      points[before + collected] = collectedAtSeconds
    },
    publish(resource, slot, row, samples, atSeconds) {
      const back = points[placeOf(slot, 0) + collected] <= atSeconds ? 0 : 1
      const last = placeOf(slot, back)
      const previous = placeOf(slot, back + 1)
      const window = points[last + at] - points[previous + at]
      const isKnown = !Number.isNaN(window) && points[last + collected] <= atSeconds
      samples.valuesMilli[row] = isKnown ? valueMilli(resource, last, previous, window) : Number.NaN
      samples.atSeconds[row] = points[last + at]
      samples.windowSeconds[row] = window
      samples.publishedAtSeconds[row] = points[last + collected]
    },
  }

  function valueMilli(resource: PublishedResource, last: number, previous: number, window: number): number {
    if (resource === 'memory') return Math.ceil(points[last + memory]) * 1000
    // The API carries nanocores; the HPA rounds them up to millicores.
    return Math.ceil(Math.round(((points[last + cpu] - points[previous + cpu]) / window) * 1e9) / 1e6)
  }
}
