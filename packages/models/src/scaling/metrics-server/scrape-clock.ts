import { periodic } from '@plimsoll/kernel'

/** metrics-server --metric-resolution as its manifest and chart ship it; the binary's own default is 60 s. */
export const metricResolutionSeconds = 15

/** cAdvisor --housekeeping-interval of the kubelet, and how much later than that a reading may come. kubernetes.md 2.1. */
const kubeletPeriodSeconds = 10
const mostJitterSeconds = 5

/** A scrape of each machine waits a random time, so that they don't all answer at once. @see metrics-server pkg/scraper */
const delaySecondsPerNode = 0.008
const longestDelaySeconds = 4

/** Longest time that metrics-server waits before it asks one of so many machines. */
export function longestScrapeDelay(nodes: number): number {
  return Math.min(delaySecondsPerNode * nodes, longestDelaySeconds)
}

/** Chance of a clock: all 0..1, the phases once, the others at every call. */
export type ScrapeChance = {
  readonly kubeletPhase: number
  readonly scrapePhase: number
  readonly kubeletJitter: () => number
  readonly scrapeDelay: () => number
}

/** When the kubelet of a machine read its pods, and when metrics-server came and took that reading. */
export type Collection = { readonly readAtSeconds: number; readonly collectedAtSeconds: number }

export type ScrapeClock = {
  /** The next reading that metrics-server takes from the machine; both instants lie later than those of the one before. */
  readonly next: (nodes: number) => Collection
}

/**
 * The rhythm of one machine: its kubelet reads about every 10 s, metrics-server comes every 15 s and takes the latest reading. Readings that
 * nobody takes are left out, and so are visits that find nothing new.
 */
export function createScrapeClock({ kubeletPhase, scrapePhase, kubeletJitter, scrapeDelay }: ScrapeChance): ScrapeClock {
  const tickAt = (tick: number) =>
    periodic(kubeletPhase * kubeletPeriodSeconds, kubeletPeriodSeconds, tick) + kubeletJitter() * mostJitterSeconds
  let tick = 0
  let latest = Number.NEGATIVE_INFINITY
  let following = tickAt(0)
  let round = 0
  return {
    next(nodes) {
      const taken = latest
      for (;;) {
        const visit = periodic(scrapePhase * metricResolutionSeconds, metricResolutionSeconds, round++)
        const collectedAtSeconds = visit + scrapeDelay() * longestScrapeDelay(nodes)
        while (following <= collectedAtSeconds) {
          latest = following
          following = tickAt(++tick)
        }
        if (latest > taken) return { readAtSeconds: latest, collectedAtSeconds }
      }
    },
  }
}
