import { describe, expect, it } from 'vitest'
import { createMetricsServer } from './metrics-server.ts'
import { createScrapeClock } from './scrape-clock.ts'

const kubeletPeriodSeconds = 10
const scrapePeriodSeconds = 15
const syncPeriodSeconds = 15
/** From idle to one core. */
const stepSeconds = 600

const cpuSecondsAt = (seconds: number) => Math.max(0, seconds - stepSeconds)

/** Millicores that an HPA reads at each of its syncs around the step, by the phases of kubelet, scrape and sync. */
function readings(kubeletPhase: number, scrapePhase: number, syncPhase: number): { readonly afterStep: number; readonly milli: number }[] {
  const server = createMetricsServer()
  server.watch(0, 0)
  const { next } = createScrapeClock({
    kubeletPhase: kubeletPhase / kubeletPeriodSeconds,
    scrapePhase: scrapePhase / scrapePeriodSeconds,
    kubeletJitter: () => 0,
    scrapeDelay: () => 0,
  })
  const samples = {
    valuesMilli: new Float64Array(1),
    atSeconds: new Float64Array(1),
    windowSeconds: new Float64Array(1),
    publishedAtSeconds: new Float64Array(1),
  }
  const found: { afterStep: number; milli: number }[] = []
  let reading = next(1)
  for (let sync = syncPhase; sync < stepSeconds + 120; sync += syncPeriodSeconds) {
    for (; reading.readAtSeconds <= sync; reading = next(1))
      server.read({
        slots: Int32Array.of(0),
        count: 1,
        atSeconds: reading.readAtSeconds,
        collectedAtSeconds: reading.collectedAtSeconds,
        cpuSeconds: Float64Array.of(cpuSecondsAt(reading.readAtSeconds)),
        memoryBytes: null,
      })
    if (sync < stepSeconds) continue
    server.publish('cpu', Int32Array.of(0), 1, samples, sync)
    found.push({ afterStep: sync - stepSeconds, milli: samples.valuesMilli[0] })
  }
  return found
}

const grid = (period: number, by: number) => Array.from({ length: period / by }, (_, index) => index * by)

describe('how old is what an HPA sees', () => {
  const all = grid(kubeletPeriodSeconds, 2.5).flatMap((kubelet) =>
    grid(scrapePeriodSeconds, 2.5).flatMap((scrape) =>
      grid(syncPeriodSeconds, 2.5).map((sync) => readings(kubelet + 0.5, scrape + 1, sync)),
    ),
  )
  const firstSight = all.map((run) => run.find(({ milli }) => milli > 0)!)
  const fullSight = all.map((run) => run.find(({ milli }) => milli === 1000)!)

  // Kubelet 0..10 s, scrape 0..15 s, sync 0..15 s: at most 40 s with a kubelet period of 10 s (45 s with its slowest, 15 s).
  it('a step is first seen 0 to 45 s later, after about 20 s in the mean', () => {
    const delays = firstSight.map(({ afterStep }) => afterStep)
    expect(Math.max(...delays)).toBeLessThanOrEqual(40)
    expect(Math.min(...delays)).toBeLessThan(10)
    const mean = delays.reduce((sum, each) => sum + each, 0) / delays.length
    // The mean of three uniform delays: 5 + 7.5 + 7.5.
    expect(mean).toBeGreaterThan(17)
    expect(mean).toBeLessThan(23)
  })

  it('and first as a blend with the time before, so that the first proposal is too small', () => {
    const blends = firstSight.filter(({ milli }) => milli < 1000)
    expect(blends.length / firstSight.length).toBeGreaterThan(0.8)
  })

  it('in full within 60 s, and never before a whole kubelet period has passed', () => {
    for (const { afterStep } of fullSight) expect(afterStep).toBeLessThanOrEqual(60)
    expect(Math.min(...fullSight.map(({ afterStep }) => afterStep))).toBeGreaterThanOrEqual(kubeletPeriodSeconds)
  })
})
