// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: arguments are written as the doubles that were asked

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exp } from './exp.ts'

/** One fixed draw of cases, so that a failure is everybody's failure. */
const seed = 20_261_124

/** Spacing of doubles just above 1. */
const ulp = 2 ** -52

/** Exact values from 300-bit arithmetic (mpmath 1.3), rounded to double. */
const expValues: [number, number][] = [
  [-745.0, 5e-324],
  [-708.5, 2.006132305331306e-308],
  [-100.25, 2.897198083210148e-44],
  [-1.0, 0.36787944117144233],
  [-0.001, 0.999000499833375],
  [-1e-18, 1.0],
  [1e-18, 1.0],
  [0.0027, 1.0027036482827156],
  [0.5, 1.6487212707001282],
  [1.0, 2.718281828459045],
  [3.3, 27.112638920657883],
  [20.0, 485165195.4097903],
  [88.7, 3.325986980250579e38],
  [700.0, 1.0142320547350045e304],
  [709.78, 1.7928227943945155e308],
]

describe('exp', () => {
  it.each(expValues)('is within 1 ulp of the exact value: %d', (x, exact) => {
    expect(Math.abs(exp(x) - exact)).toBeLessThanOrEqual(Math.max(exact * ulp, Number.MIN_VALUE))
  })

  it('knows the edges', () => {
    expect(exp(0)).toBe(1)
    expect(exp(710)).toBe(Number.POSITIVE_INFINITY)
    expect(exp(-746)).toBe(0)
    expect(exp(Number.NaN)).toBeNaN()
  })

  it('agrees with the platform within 2 ulp', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        expect(Math.abs(exp(x) - Math.exp(x))).toBeLessThanOrEqual(2 * ulp * Math.exp(x))
      }),
      { seed },
    )
  })
})
