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
   * are known, and where the slot is -1. Returns the means over the pods that have a value.
   */
  publish(resource: PublishedResource, slots: Int32Array, count: number, samples: PublishedSamples, atSeconds: number): PublishedMeans
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

/** Means over the pods that have a sample; NaN when none has. */
export type PublishedMeans = { readonly meanMilli: number; readonly meanAtSeconds: number; readonly meanPublishedAtSeconds: number }

/** What is published of a slot from one reading on; two are kept, since the newest may not have been collected yet. Both fill a cache line. */
const pointLength = 4
const slotLength = 2 * pointLength
const [at, window, collected, cpuMilli] = [0, 1, 2, 3]
const firstSlots = 64

/** Columns by slot, all of one length. */
type Columns = {
  readonly points: Float64Array
  readonly memoryMilli: Float64Array
  readonly usedBefore: Float64Array
  readonly startedAt: Float64Array
  /** Which point of a slot is the newest: 0 or 1. */
  readonly newest: Uint8Array
}

export function createMetricsServer(): MetricsServer {
  let columns = wider(null, firstSlots)

  function begin(slot: number, startedAtSeconds: number): void {
    columns.points.fill(Number.NaN, slot * slotLength, (slot + 1) * slotLength)
    columns.startedAt[slot] = startedAtSeconds
  }

  return {
    watch(slot, startedAtSeconds) {
      const slots = columns.newest.length
      if (slot >= slots) columns = wider(columns, Math.max(slot + 1, slots * 2))
      begin(slot, startedAtSeconds)
    },
    forget: (slot) => begin(slot, Number.NaN),
    read: (reading) => enter(reading, columns),
    publish: (resource, slots, count, samples, atSeconds) => show(columns, resource, slots, count, samples, atSeconds),
  }
}

function enter(
  { slots, count, atSeconds, collectedAtSeconds, cpuSeconds, memoryBytes }: KubeletReading,
  { points, memoryMilli, usedBefore, startedAt, newest }: Columns,
): void {
  for (let row = 0; row < count; row++) {
    const slot = slots[row]
    const before = slot * slotLength + newest[slot] * pointLength
    let beginning = points[before + at]
    if (beginning === atSeconds) continue
    if (Number.isNaN(beginning)) {
      if (startedAt[slot] > atSeconds) continue
      // The start of a fresh container, with nothing used, counts as the point before.
      const age = atSeconds - startedAt[slot]
      if (age >= freshContainerSeconds && age < metricResolutionSeconds) beginning = startedAt[slot]
      usedBefore[slot] = 0
    }
    const place = 1 - newest[slot]
    const point = slot * slotLength + place * pointLength
    const windowSeconds = atSeconds - beginning
    points[point + at] = atSeconds
    points[point + window] = windowSeconds
    points[point + collected] = collectedAtSeconds
    // The API carries nanocores; the HPA rounds them up to millicores.
    points[point + cpuMilli] = Math.ceil(Math.round(((cpuSeconds[row] - usedBefore[slot]) / windowSeconds) * 1e9) / 1e6)
    usedBefore[slot] = cpuSeconds[row]
    newest[slot] = place
    if (memoryBytes) memoryMilli[slot * 2 + place] = windowSeconds > 0 ? Math.ceil(memoryBytes[row]) * 1000 : Number.NaN
  }
}

function show(
  { points, memoryMilli, newest }: Columns,
  resource: PublishedResource,
  slots: Int32Array,
  count: number,
  { valuesMilli, atSeconds: seenAt, windowSeconds, publishedAtSeconds }: PublishedSamples,
  atSeconds: number,
): PublishedMeans {
  let known = 0
  let sum = 0
  let seen = 0
  let published = 0
  const isCpu = resource === 'cpu'
  for (let row = 0; row < count; row++) {
    const slot = slots[row]
    if (slot < 0) {
      valuesMilli[row] = Number.NaN
      continue
    }
    const first = slot * slotLength
    // No branch on it: whether the newest has been collected is a coin toss to the processor.
    const isOnItsWay = Number(points[first + newest[slot] * pointLength + collected] > atSeconds)
    const place = newest[slot] ^ isOnItsWay
    const point = first + place * pointLength
    // A value of one point only, or of none, is NaN already.
    const isThere = points[point + collected] <= atSeconds
    const value = !isThere ? Number.NaN : isCpu ? points[point + cpuMilli] : memoryMilli[slot * 2 + place]
    valuesMilli[row] = value
    seenAt[row] = points[point + at]
    windowSeconds[row] = points[point + window]
    publishedAtSeconds[row] = points[point + collected]
    if (Number.isNaN(value)) continue
    known++
    sum += value
    seen += points[point + at]
    published += points[point + collected]
  }
  return { meanMilli: sum / known, meanAtSeconds: seen / known, meanPublishedAtSeconds: published / known }
}

function wider(from: Columns | null, slots: number): Columns {
  const unknown = (perSlot: number) => new Float64Array(slots * perSlot).fill(Number.NaN)
  const to = {
    points: unknown(slotLength),
    memoryMilli: unknown(2),
    usedBefore: unknown(1),
    startedAt: unknown(1),
    newest: new Uint8Array(slots),
  }
  if (!from) return to
  to.points.set(from.points)
  to.memoryMilli.set(from.memoryMilli)
  to.usedBefore.set(from.usedBefore)
  to.startedAt.set(from.startedAt)
  to.newest.set(from.newest)
  return to
}
