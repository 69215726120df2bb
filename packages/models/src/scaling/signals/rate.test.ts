import { describe, expect, it } from 'vitest'
import { extrapolatedRate } from './rate.ts'

const rate = (points: readonly (readonly [at: number, count: number])[], at: number, window: number) => {
  const [first, last] = [points[0] ?? [Number.NaN, Number.NaN], points.at(-1) ?? [Number.NaN, Number.NaN]]
  return extrapolatedRate(
    { firstAtSeconds: first[0], firstCount: first[1], lastAtSeconds: last[0], lastCount: last[1], points: points.length },
    at,
    window,
  )
}

describe('rate()', () => {
  it('needs two scrapes', () => {
    expect(rate([], 100, 120)).toBeNaN()
    expect(rate([[90, 5]], 100, 120)).toBeNaN()
  })

  // 90 s seen, 20 s before the first and 10 s after the last, both shorter than 33 s: 900 · 120/90 in 120 s.
  it('reaches to the ends of the range when the series does', () => {
    expect(
      rate(
        [
          [1020, 5000],
          [1050, 5300],
          [1080, 5600],
          [1110, 5900],
        ],
        1120,
        120,
      ),
    ).toBeCloseTo(10, 12)
  })

  // The first scrape lies 75 s after the start of the range: half an interval, 15 s, is taken for the series having begun.
  it('takes half an interval where the series began within the range', () => {
    expect(
      rate(
        [
          [1075, 600],
          [1105, 900],
        ],
        1120,
        120,
      ),
    ).toBeCloseTo((300 * ((30 + 15 + 15) / 30)) / 120, 12)
  })

  // 300 in 30 s came from a count of 50: at that pace it was zero 5 s before the first scrape.
  it('never reaches before the counter was zero', () => {
    expect(
      rate(
        [
          [1075, 50],
          [1105, 350],
        ],
        1120,
        120,
      ),
    ).toBeCloseTo((300 * ((30 + 5 + 15) / 30)) / 120, 12)
  })

  it('a step of load reaches half of itself after half the window', () => {
    // 0/s until 1000 s, then 100/s; scraped each 15 s, asked 60 s later over 120 s: first point at 945, last at 1060.
    const points = Array.from({ length: 8 }, (_, index) => 955 + index * 15).map((at) => [at, 7000 + Math.max(0, at - 1000) * 100] as const)
    expect(rate(points, 1060, 120)).toBeCloseTo((6000 / 120) * (120 / 105), 12)
    expect(rate(points, 1060, 120)).toBeLessThan(60)
  })
})
