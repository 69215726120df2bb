import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Stream } from './stream.ts'
import { createStreams } from './streams.ts'

/** One fixed draw of cases, so that a failure is everybody's failure. */
const seed = 20_261_124

const fresh = (seed = 1) => createStreams({ seed, replication: 0 })('test')

/** Chi-square limit that a fair stream exceeds with chance 0.001, by Wilson and Hilferty's approximation. */
const chiSquareLimit = (degrees: number) => degrees * (1 - 2 / (9 * degrees) + 3.0902 * Math.sqrt(2 / (9 * degrees))) ** 3

function chiSquare(counts: ArrayLike<number>, expected: number): number {
  return Array.from(counts).reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

describe('Stream', () => {
  // Output of Blackman and Vigna's C program for the state 1, 2, 3, 4; also in the tests of the rand_xoshiro crate.
  it('is xoshiro128**', () => {
    const stream = new Stream([1, 2, 3, 4, 1, 2, 3, 4])
    const words = [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804]
    expect(words.map(() => stream.uint32())).toEqual(words)
  })

  it('refuses an empty state', () => {
    expect(() => new Stream([0, 0, 0, 0, 1, 2, 3, 4])).toThrow(RangeError)
    expect(() => new Stream([1, 2, 3, 4, 0, 0, 0, 0])).toThrow(RangeError)
    expect(() => new Stream([1, 2, 3, 4])).toThrow(RangeError)
  })

  it('goes back to a snapshot', () => {
    const stream = fresh()
    stream.exponential()
    const state = structuredClone(stream.snapshot())
    const out = new Float64Array(5000)
    const again = new Float64Array(5000)
    stream.fillExponential(out, 5000)
    stream.restore(state)
    stream.fillExponential(again, 5000)
    expect(again).toEqual(out)
  })

  it.each(['fillUniform', 'fillExponential'] as const)('%s gives the same numbers however it is cut', (method) => {
    const whole = new Float64Array(20_000)
    fresh()[method](whole, whole.length)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 10 }), (cuts) => {
        const stream = fresh()
        let from = 0
        for (const cut of cuts) {
          const n = Math.min(cut, whole.length - from)
          const part = new Float64Array(n)
          stream[method](part, n)
          expect(part).toEqual(whole.slice(from, from + n))
          from += n
        }
      }),
      { seed, numRuns: 20 },
    )
  })

  it('gives one by one what it gives in a row', () => {
    const out = new Float64Array(3000)
    const whole = new Int32Array(3000)
    const [a, b] = [fresh(), fresh()]
    a.fillUniform(out, 3000)
    for (const value of out) expect(b.uniform()).toBe(value)
    a.fillExponential(out, 3000)
    for (const value of out) expect(b.exponential()).toBe(value)
    a.fillIntegerBelow(1_000_003, whole, 3000)
    for (const value of whole) expect(b.integerBelow(1_000_003)).toBe(value)
  })

  it('uniform numbers fill 1000 equal cells evenly (chi-square, p > 0.001)', () => {
    const out = new Float64Array(200_000)
    fresh().fillUniform(out, out.length)
    const counts = new Float64Array(1000)
    for (const value of out) counts[Math.floor(value * 1000)]++
    expect(chiSquare(counts, 200)).toBeLessThan(chiSquareLimit(999))
    expect(out.every((value) => value > 0 && value < 1)).toBe(true)
  })

  it('successive pairs fill a 64 by 64 grid evenly (chi-square, p > 0.001)', () => {
    const out = new Float64Array(400_000)
    fresh(3).fillUniform(out, out.length)
    const counts = new Float64Array(4096)
    for (let i = 0; i < out.length; i += 2) counts[64 * Math.floor(out[i] * 64) + Math.floor(out[i + 1] * 64)]++
    expect(chiSquare(counts, 200_000 / 4096)).toBeLessThan(chiSquareLimit(4095))
  })

  it.each([1, 2, 3, 7, 100, 1000])('whole numbers below %d are equally likely (chi-square, p > 0.001)', (bound) => {
    const out = new Int32Array(100_000)
    fresh().fillIntegerBelow(bound, out, out.length)
    const counts = new Float64Array(bound)
    for (const value of out) counts[value]++
    expect(chiSquare(counts, out.length / bound)).toBeLessThan(chiSquareLimit(Math.max(bound - 1, 1)))
  })

  it('refuses bounds that it cannot serve', () => {
    for (const bound of [0, -1, 1.5, 2 ** 22, Number.NaN]) {
      expect(() => fresh().integerBelow(bound)).toThrow(RangeError)
      expect(() => fresh().fillIntegerBelow(bound, new Int32Array(1), 1)).toThrow(RangeError)
    }
  })

  it('exponential numbers follow 1 - e^-x (Kolmogorov, p > 0.001) and have mean and variance 1', () => {
    const rows = 200_000
    const out = new Float64Array(rows)
    fresh().fillExponential(out, rows)
    const sorted = out.slice().sort()
    let distance = 0
    for (let i = 0; i < rows; i++) distance = Math.max(distance, Math.abs(1 - Math.exp(-sorted[i]) - (i + 0.5) / rows))
    expect(distance).toBeLessThan(1.95 / Math.sqrt(rows))
    expect(sorted[0]).toBeGreaterThan(0)
    // 4 standard errors: 1/sqrt(n) for the mean, sqrt(8/n) for the variance.
    const mean = out.reduce((sum, value) => sum + value, 0) / rows
    const variance = out.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rows
    expect(Math.abs(mean - 1)).toBeLessThan(4 / Math.sqrt(rows))
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(8 / rows))
  })

  it('exponential tails continue past 12 ln 2, where a second word takes over', () => {
    // Beyond t = 12 ln 2 a value has chance 2^-12, and the excess is exponential again: mean 1 within 4 / sqrt(count).
    const start = 12 * Math.LN2
    const out = new Float64Array(4096)
    const stream = fresh(9)
    let count = 0
    let excess = 0
    for (let block = 0; block < 1000; block++) {
      stream.fillExponential(out, out.length)
      for (const value of out) {
        if (value <= start) continue
        count++
        excess += value - start
      }
    }
    expect(Math.abs(count - 1000)).toBeLessThan(4 * Math.sqrt(1000))
    expect(Math.abs(excess / count - 1)).toBeLessThan(4 / Math.sqrt(count))
  })

  it('an exponential number is -ln of its word', () => {
    const [a, b] = [fresh(4), fresh(4)]
    for (let i = 0; i < 5000; i++) {
      const u = ((a.uint32() | 1) >>> 0) / 2 ** 32
      const value = b.exponential()
      if (u >= 2 ** -12) expect(Math.abs(value + Math.log(u))).toBeLessThan(1e-14 * Math.max(1, value))
      else expect(Math.abs(value + Math.log(u))).toBeLessThan(2 ** -31 / u)
    }
  })
})
