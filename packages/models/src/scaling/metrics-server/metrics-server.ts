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
  /** A kubelet reads its pods. Containers that start later are left out. */
  read(reading: KubeletReading): void
  /**
   * Fills `samples` with what is published at `atSeconds`, row by row: row i is of the pod in `slots[i]`. NaN as value while fewer than two points
   * are known, and where the slot is -1.
   */
  publish(resource: PublishedResource, slots: Int32Array, count: number, samples: PublishedSamples, atSeconds: number): void
}

export type PublishedResource = 'cpu' | 'memory'

/** One reading of `count` pods, as columns: CPU time used since the start and the working set. metrics-server takes it at `collectedAtSeconds`. */
export type KubeletReading = {
  readonly slots: Int32Array
  readonly count: number
  readonly atSeconds: number
  readonly collectedAtSeconds: number
  readonly cpuSeconds: Float64Array
  /** Null where nobody reads memory. */
  readonly memoryBytes: Float64Array | null
}

/** Columns of published usage: millicores or thousandths of bytes, instant of the later point, window between the points, and since when it is there. */
export type PublishedSamples = {
  readonly valuesMilli: Float64Array
  readonly atSeconds: Float64Array
  readonly windowSeconds: Float64Array
  readonly publishedAtSeconds: Float64Array
}

/** What is published of a slot from one reading on; two are kept, since the newest may not have been collected yet. Both fill a cache line. */
const pointLength = 4
const slotLength = 2 * pointLength
const [at, window, collected, cpuMilli] = [0, 1, 2, 3]
const firstSlots = 64

export function createMetricsServer(): MetricsServer {
  let slots = 0
  let points = new Float64Array(0)
  let memoryMilli = new Float64Array(0)
  let usedBefore = new Float64Array(0)
  let startedAt = new Float64Array(0)
  /** Which point of a slot is the newest: 0 or 1. */
  let newest = new Uint8Array(0)
  grow(firstSlots)

  function grow(capacity: number): void {
    slots = capacity
    points = widened(points, new Float64Array(slots * slotLength).fill(Number.NaN))
    memoryMilli = widened(memoryMilli, new Float64Array(slots * 2).fill(Number.NaN))
    usedBefore = widened(usedBefore, new Float64Array(slots).fill(Number.NaN))
    startedAt = widened(startedAt, new Float64Array(slots).fill(Number.NaN))
    newest = widened(newest, new Uint8Array(slots))
  }

  function begin(slot: number, startedAtSeconds: number): void {
    points.fill(Number.NaN, slot * slotLength, (slot + 1) * slotLength)
    startedAt[slot] = startedAtSeconds
  }

  /** First reading of a slot: the start of a fresh container, with nothing used, counts as the point before. */
  function startOf(slot: number, atSeconds: number): number {
    usedBefore[slot] = 0
    const age = atSeconds - startedAt[slot]
    return age >= freshContainerSeconds && age < metricResolutionSeconds ? startedAt[slot] : Number.NaN
  }

  return {
    watch(slot, startedAtSeconds) {
      if (slot >= slots) grow(Math.max(slot + 1, slots * 2))
      begin(slot, startedAtSeconds)
    },
    forget: (slot) => begin(slot, Number.NaN),
    read({ slots: read, count, atSeconds, collectedAtSeconds, cpuSeconds, memoryBytes }) {
      for (let row = 0; row < count; row++) {
        const slot = read[row]
        const before = slot * slotLength + newest[slot] * pointLength
        if (startedAt[slot] > atSeconds || points[before + at] === atSeconds) continue
        const place = 1 - newest[slot]
        const point = slot * slotLength + place * pointLength
        const known = Number.isNaN(points[before + at]) ? startOf(slot, atSeconds) : points[before + at]
        const windowSeconds = atSeconds - known
        points[point + at] = atSeconds
        points[point + window] = windowSeconds
        points[point + collected] = collectedAtSeconds
        // The API carries nanocores; the HPA rounds them up to millicores.
        points[point + cpuMilli] = Math.ceil(Math.round(((cpuSeconds[row] - usedBefore[slot]) / windowSeconds) * 1e9) / 1e6)
        usedBefore[slot] = cpuSeconds[row]
        newest[slot] = place
        if (memoryBytes) memoryMilli[slot * 2 + place] = windowSeconds > 0 ? Math.ceil(memoryBytes[row]) * 1000 : Number.NaN
      }
    },
    publish(resource, asked, count, { valuesMilli, atSeconds: seenAt, windowSeconds, publishedAtSeconds }, atSeconds) {
      const isCpu = resource === 'cpu'
      for (let row = 0; row < count; row++) {
        const slot = asked[row]
        if (slot < 0) {
          valuesMilli[row] = Number.NaN
          continue
        }
        const first = slot * slotLength
        const isNewestThere = points[first + newest[slot] * pointLength + collected] <= atSeconds
        const place = isNewestThere ? newest[slot] : 1 - newest[slot]
        const point = first + place * pointLength
        // A value of one point only, or of none, is NaN already.
        const isThere = isNewestThere || points[point + collected] <= atSeconds
        valuesMilli[row] = !isThere ? Number.NaN : isCpu ? points[point + cpuMilli] : memoryMilli[slot * 2 + place]
        seenAt[row] = points[point + at]
        windowSeconds[row] = points[point + window]
        publishedAtSeconds[row] = points[point + collected]
      }
    },
  }
}

function widened<Column extends Float64Array | Uint8Array>(from: Column, wider: Column): Column {
  wider.set(from)
  return wider
}
