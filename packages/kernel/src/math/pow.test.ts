// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: values are written as the doubles that were computed

import { describe, expect, it } from 'vitest'
import { pow } from './pow.ts'

/** Spacing of doubles just above 1. */
const ulp = 2 ** -52

/** Exact values from 300-bit arithmetic (mpmath 1.3), rounded to double. */
const powValues: [number, number, number][] = [
  [2.0, 10.0, 1024.0],
  [2.0, 0.5, 1.4142135623730951],
  [10.0, -3.0, 0.001],
  [10.0, 0.3, 1.9952623149688795],
  [0.5, 100.5, 5.578088954947358e-31],
  [1.0001, 12345.678, 3.436680641432771],
  [3.0, -0.75, 0.4386913376508308],
  [200000.0, -1.05, 2.7159295762854914e-6],
  [1e-10, 0.1, 0.09999999999999999],
  [7.0, 33.0, 7.730993719707444e27],
]

describe('pow', () => {
  it.each(powValues)('is as close as promised: %d', (x, y, exact) => {
    expect(Math.abs(pow(x, y) - exact)).toBeLessThanOrEqual(exact * ulp * (1 + Math.abs(y * Math.log(x))))
  })

  it('is exact where whole powers are', () => {
    expect(pow(2, 10)).toBe(1024)
    expect(pow(3, 20)).toBe(3486784401)
    expect(pow(-2, 3)).toBe(-8)
    expect(pow(2, -3)).toBe(0.125)
    expect(pow(10, 0)).toBe(1)
    expect(pow(0, 2.5)).toBe(0)
    expect(pow(0, -0.5)).toBe(Number.POSITIVE_INFINITY)
    expect(pow(-2, 0.5)).toBeNaN()
  })
})
