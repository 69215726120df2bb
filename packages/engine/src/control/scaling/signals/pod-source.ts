import { adapterMilli, type Pipeline } from '@plimsoll/models'
import type { Pod } from '../../world.ts'
import { isServing, type Meter } from './meter.ts'
import { rowsFor, Scrapes } from './scrapes.ts'

/** A value for each pod of a service. */
export type PodSource = {
  readonly scrape: (pods: readonly Pod[], atSeconds: number) => void
  readonly forget: (slot: number) => void
  /** Fills `valuesMilli` row by row: NaN for a pod that has no value yet. Returns how many have one. */
  readonly read: (pods: readonly Pod[], atSeconds: number, valuesMilli: Float64Array) => number
  /** Instant of the newest scrape and the length of time that values cover. */
  readonly seenAtSeconds: () => number
  readonly windowSeconds: number
  /** First scrape in which some pod answered; NaN before it. */
  readonly firstSeenAtSeconds: () => number
}

const firstSlots = 64

export function createPodSource(
  meter: Exclude<Meter, { kind: 'latency' }>,
  through: Extract<Pipeline, { kind: 'prometheus-adapter' }>,
): PodSource {
  const { scrapeInterval, window } = through
  const isCounter = meter.kind === 'counter'
  const scrapes = new Scrapes(isCounter ? rowsFor(window, scrapeInterval) : 1, firstSlots)
  let firstSeenAtSeconds = Number.NaN
  return {
    windowSeconds: isCounter ? window : 0,
    seenAtSeconds: () => scrapes.atSeconds(0),
    firstSeenAtSeconds: () => firstSeenAtSeconds,
    forget: (slot) => scrapes.forget(slot),
    scrape(pods, atSeconds) {
      scrapes.begin(atSeconds)
      for (const pod of pods) {
        if (!isServing(pod)) continue
        scrapes.set(pod.slot, meter.ofPod(pod))
        if (Number.isNaN(firstSeenAtSeconds)) firstSeenAtSeconds = atSeconds
      }
    },
    read(pods, atSeconds, valuesMilli) {
      const inWindow = scrapes.countAfter(atSeconds - window)
      let known = 0
      for (let row = 0; row < pods.length; row++) {
        const { slot } = pods[row]
        const value = slot < 0 ? Number.NaN : isCounter ? scrapes.rate(slot, atSeconds, window, inWindow) : scrapes.value(slot, 0)
        valuesMilli[row] = Number.isNaN(value) ? Number.NaN : adapterMilli(value)
        if (!Number.isNaN(value)) known++
      }
      return known
    },
  }
}
