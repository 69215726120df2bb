import { Histogram } from '@plimsoll/kernel'
import { adapterMilli, type Pipeline } from '@plimsoll/models'
import type { Meter } from './meter.ts'
import { rowsFor, Scrapes } from './scrapes.ts'

/** What a reader gets: thousandths, the instant of the newest observation in it, the length of time that it covers, and since when it can be read. */
export type SignalValue = {
  readonly valueMilli: number
  readonly atSeconds: number
  readonly windowSeconds: number
  readonly publishedAtSeconds: number
}

/** One value in all, on its way from its source to whoever asks. */
export type TotalSource = {
  readonly scrape: (atSeconds: number) => void
  /** Null when nothing has arrived yet. */
  readonly read: (atSeconds: number) => SignalValue | null
}

export function createTotalSource(meter: Meter, through: Pipeline): TotalSource {
  if (through.kind === 'live') return liveSource(meter)
  if (through.kind === 'external') return publishedSource(meter, through)
  return meter.kind === 'latency' ? queriedLatency(meter, through) : queriedSeries(meter, through)
}

function liveSource(meter: Meter): TotalSource {
  return {
    scrape() {},
    read(atSeconds) {
      if (meter.kind !== 'gauge') return null
      return { valueMilli: Math.ceil(meter.total(atSeconds) * 1000), atSeconds, windowSeconds: 0, publishedAtSeconds: atSeconds }
    },
  }
}

/** A source that works out a value for each interval and lets it be read some time later. Intervals without a value are not published. */
function publishedSource(meter: Meter, { interval, delay }: Extract<Pipeline, { kind: 'external' }>): TotalSource {
  const published = new Scrapes(rowsFor(delay, interval), 1)
  const latencies = new Histogram()
  let before = Number.NaN

  function valueNow(atSeconds: number): number {
    if (meter.kind === 'gauge') return meter.total(atSeconds)
    if (meter.kind === 'counter') {
      const count = meter.total()
      const rate = (count - before) / interval
      before = count
      return rate
    }
    latencies.clear()
    meter.take(latencies)
    return latencies.quantile(p99)
  }

  return {
    scrape(atSeconds) {
      const value = valueNow(atSeconds)
      if (Number.isNaN(value)) return
      published.begin(atSeconds)
      published.set(0, value)
    },
    read(atSeconds) {
      let back = 0
      while (published.atSeconds(back) + delay > atSeconds) back++
      const value = published.value(0, back)
      if (Number.isNaN(value)) return null
      const windowSeconds = meter.kind === 'gauge' ? 0 : interval
      const seenAtSeconds = published.atSeconds(back)
      return { valueMilli: Math.ceil(value * 1000), atSeconds: seenAtSeconds, windowSeconds, publishedAtSeconds: seenAtSeconds + delay }
    },
  }
}

/** A series that Prometheus scrapes: counters are asked for as a rate, anything else as it was last seen. */
function queriedSeries(
  meter: Exclude<Meter, { kind: 'latency' }>,
  through: Extract<Pipeline, { kind: 'prometheus-adapter' }>,
): TotalSource {
  const { scrapeInterval, window } = through
  const scrapes = new Scrapes(meter.kind === 'counter' ? rowsFor(window, scrapeInterval) : 1, 1)
  return {
    scrape(atSeconds) {
      scrapes.begin(atSeconds)
      scrapes.set(0, meter.total(atSeconds))
    },
    read(atSeconds) {
      const value = meter.kind === 'counter' ? scrapes.rate(0, atSeconds, window) : scrapes.value(0, 0)
      if (Number.isNaN(value)) return null
      return queried(value, scrapes.atSeconds(0), meter.kind === 'counter' ? window : 0)
    },
  }
}

/** histogram_quantile over the increase between the first and the last scrape of the window. */
function queriedLatency(
  meter: Extract<Meter, { kind: 'latency' }>,
  through: Extract<Pipeline, { kind: 'prometheus-adapter' }>,
): TotalSource {
  const { scrapeInterval, window } = through
  const rows = rowsFor(window, scrapeInterval)
  const times = new Scrapes(rows, 1)
  /** By scrape, what came since the one before. */
  const increases = Array.from({ length: rows }, () => new Histogram())
  const merged = new Histogram()
  let scrapes = 0
  return {
    scrape(atSeconds) {
      times.begin(atSeconds)
      const increase = increases[scrapes++ % rows]
      increase.clear()
      meter.take(increase)
    },
    read(atSeconds) {
      const inWindow = times.countAfter(atSeconds - window)
      if (inWindow < 2) return null
      merged.clear()
      for (let back = 0; back < inWindow - 1; back++) merged.merge(increases[(scrapes - 1 - back) % rows])
      return queried(merged.quantile(p99), times.atSeconds(0), window)
    },
  }
}

/** A query sees what was scraped at once. */
function queried(value: number, scrapedAtSeconds: number, windowSeconds: number): SignalValue {
  return { valueMilli: adapterMilli(value), atSeconds: scrapedAtSeconds, windowSeconds, publishedAtSeconds: scrapedAtSeconds }
}

const p99 = 0.99
