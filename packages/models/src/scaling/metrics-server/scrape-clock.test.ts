import { expect, test } from 'vitest'
import { createScrapeClock, longestScrapeDelay } from './scrape-clock.ts'

const clock = (kubeletPhase: number, scrapePhase: number, kubeletJitter = 0, scrapeDelay = 0) =>
  createScrapeClock({ kubeletPhase, scrapePhase, kubeletJitter: () => kubeletJitter, scrapeDelay: () => scrapeDelay })

// Kubelet at 2, 12, 22, 32, 42, 52; visits at 3, 18, 33, 48.
test('a visit takes the latest reading of the kubelet', () => {
  const { next } = clock(0.2, 0.2)
  expect([next(1), next(1), next(1), next(1)]).toEqual([
    { readAtSeconds: 2, collectedAtSeconds: 3 },
    { readAtSeconds: 12, collectedAtSeconds: 18 },
    { readAtSeconds: 32, collectedAtSeconds: 33 },
    { readAtSeconds: 42, collectedAtSeconds: 48 },
  ])
})

// The kubelet's first reading comes at 9 s; the visit at 0 s finds nothing.
test('a visit that finds nothing new is left out', () => {
  expect(clock(0.9, 0).next(1)).toEqual({ readAtSeconds: 9, collectedAtSeconds: 15 })
})

test('every machine is asked at its own moment: up to 8 ms a machine, 4 s at most', () => {
  expect([longestScrapeDelay(1), longestScrapeDelay(100), longestScrapeDelay(500), longestScrapeDelay(5000)]).toEqual([0.008, 0.8, 4, 4])
  expect(clock(0.2, 0.2, 0, 0.5).next(1000).collectedAtSeconds).toBe(5)
})

test('readings come 5 to 15 s apart, and both instants only go forward', () => {
  let state = 1
  const chance = () => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
  const { next } = createScrapeClock({ kubeletPhase: chance(), scrapePhase: chance(), kubeletJitter: chance, scrapeDelay: chance })
  let before = next(100)
  for (let visit = 0; visit < 1000; visit++) {
    const { readAtSeconds, collectedAtSeconds } = next(100)
    expect(readAtSeconds).toBeGreaterThan(before.readAtSeconds)
    expect(collectedAtSeconds).toBeGreaterThan(before.collectedAtSeconds)
    // What is taken is at most one gap of the kubelet old.
    expect(collectedAtSeconds - readAtSeconds).toBeGreaterThanOrEqual(0)
    expect(collectedAtSeconds - readAtSeconds).toBeLessThan(15)
    // The next reading is not taken before the visit that took the last one.
    expect(readAtSeconds).toBeGreaterThan(before.collectedAtSeconds)
    before = { readAtSeconds, collectedAtSeconds }
  }
})
