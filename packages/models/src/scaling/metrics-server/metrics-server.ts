/** metrics-server --metric-resolution as its manifest and chart ship it; the binary's own default is 60 s. */
const scrapePeriodSeconds = 15

/** A container younger than this at its first scrape has no usable start point. kubernetes.md 2.1, metrics-server pkg/storage. */
const freshContainerSeconds = 10

/**
 * What metrics-server knows of the CPU of each pod: the last two distinct samples of its kubelet, in columns by slot.
 * The usage that it publishes is the slope between them, so what a controller reads is a mean over a window that has already passed.
 */
export interface MetricsServer {
  /** A pod begins to be watched; `startedAtSeconds` is when its container started. */
  watch(slot: number, startedAtSeconds: number): void
  forget(slot: number): void
  /** The kubelet of the pod's machine reads the CPU time that the pod has used since it started, and its working set. */
  kubeletRead(slot: number, atSeconds: number, cpuSeconds: number, memoryBytes: number): void
  /** Collects the latest kubelet reading of every watched pod; a reading that was collected before is ignored. */
  scrape(): void
  /** Fills row `row` of `samples` with what is published for a pod: NaN as value while fewer than two points are known. */
  publish(resource: PublishedResource, slot: number, row: number, samples: PublishedSamples): void
}

export type PublishedResource = 'cpu' | 'memory'

/** Columns of published usage: millicores or thousandths of bytes, instant of the later point, and the window between the points. */
export type PublishedSamples = {
  readonly valuesMilli: Float64Array
  readonly atSeconds: Float64Array
  readonly windowSeconds: Float64Array
}

type Columns = {
  readAt: Float64Array
  readCpu: Float64Array
  readMemory: Float64Array
  lastAt: Float64Array
  lastCpu: Float64Array
  lastMemory: Float64Array
  previousAt: Float64Array
  previousCpu: Float64Array
  startedAt: Float64Array
}

export function createMetricsServer(): MetricsServer {
  let columns = grow(undefined, 64)
  let slots = 0

  return {
    watch(slot, startedAtSeconds) {
      if (slot >= columns.readAt.length) columns = grow(columns, Math.max(slot + 1, columns.readAt.length * 2))
      slots = Math.max(slots, slot + 1)
      for (const column of Object.values(columns)) column[slot] = Number.NaN
      columns.startedAt[slot] = startedAtSeconds
    },
    forget(slot) {
      for (const column of Object.values(columns)) column[slot] = Number.NaN
    },
    kubeletRead(slot, atSeconds, cpuSeconds, memoryBytes) {
      columns.readAt[slot] = atSeconds
      columns.readCpu[slot] = cpuSeconds
      columns.readMemory[slot] = memoryBytes
    },
    scrape() {
      const { readAt, readCpu, readMemory, lastAt, lastCpu, lastMemory, previousAt, previousCpu, startedAt } = columns
      for (let slot = 0; slot < slots; slot++) {
        const at = readAt[slot]
        if (Number.isNaN(at) || at === lastAt[slot]) continue
        if (Number.isNaN(lastAt[slot])) {
          const age = at - startedAt[slot]
          const isFresh = age >= freshContainerSeconds && age < scrapePeriodSeconds
          previousAt[slot] = isFresh ? startedAt[slot] : Number.NaN
          previousCpu[slot] = 0
        } else {
          previousAt[slot] = lastAt[slot]
          previousCpu[slot] = lastCpu[slot]
        }
        lastAt[slot] = at
        lastCpu[slot] = readCpu[slot]
        lastMemory[slot] = readMemory[slot]
      }
    },
    publish(resource, slot, row, { valuesMilli, atSeconds, windowSeconds }) {
      const { lastAt, lastCpu, lastMemory, previousAt, previousCpu } = columns
      const window = lastAt[slot] - previousAt[slot]
      if (Number.isNaN(window)) valuesMilli[row] = Number.NaN
      else if (resource === 'memory') valuesMilli[row] = Math.ceil(lastMemory[slot]) * 1000
      // The API carries nanocores; the HPA rounds them up to millicores.
      else valuesMilli[row] = Math.ceil(Math.round(((lastCpu[slot] - previousCpu[slot]) / window) * 1e9) / 1e6)
      atSeconds[row] = lastAt[slot]
      windowSeconds[row] = window
    },
  }
}

function grow(from: Columns | undefined, capacity: number): Columns {
  const column = (old?: Float64Array) => {
    const wider = new Float64Array(capacity).fill(Number.NaN)
    if (old) wider.set(old)
    return wider
  }
  return {
    readAt: column(from?.readAt),
    readCpu: column(from?.readCpu),
    readMemory: column(from?.readMemory),
    lastAt: column(from?.lastAt),
    lastCpu: column(from?.lastCpu),
    lastMemory: column(from?.lastMemory),
    previousAt: column(from?.previousAt),
    previousCpu: column(from?.previousCpu),
    startedAt: column(from?.startedAt),
  }
}
