// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: arguments are written as the doubles that were asked

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { log, log1p } from './log.ts'

/** One fixed draw of cases, so that a failure is everybody's failure. */
const seed = 20_261_124

/** Spacing of doubles just above 1. */
const ulp = 2 ** -52

/** Exact values from 300-bit arithmetic (mpmath 1.3), rounded to double. */
const logValues: [number, number][] = [
  [1e-300, -690.7755278982137],
  [5e-324, -744.4400719213812],
  [2.2250738585072014e-308, -708.3964185322641],
  [1e-9, -20.72326583694641],
  [0.1, -2.3025850929940455],
  [0.5, -0.6931471805599453],
  [0.7, -0.35667494393873245],
  [0.9990234375, -0.0009770396478266127],
  [0.9999999999999999, -1.1102230246251565e-16],
  [1.0000000000000002, 2.2204460492503128e-16],
  [1.0009765625, 0.0009760859730554589],
  [1.4140625, 0.34646676734620857],
  [1.41421356, 0.3465735886019411],
  [1.5, 0.4054651081081644],
  [2.0, 0.6931471805599453],
  [2.718281828459045, 1.0],
  [10.0, 2.302585092994046],
  [123.456, 4.815884817283264],
  [86400.0, 11.366742954792146],
  [1000000000000000.0, 34.538776394910684],
  [1.7976931348623157e308, 709.782712893384],
]

const log1pValues: [number, number][] = [
  [-0.9999, -9.210340371976294],
  [-0.5, -0.6931471805599453],
  [-1e-10, -1.00000000005e-10],
  [1e-300, 1e-300],
  [1e-16, 1e-16],
  [1e-8, 9.999999950000001e-9],
  [0.001, 0.0009995003330835331],
  [0.5, 0.4054651081081644],
  [10.0, 2.3978952727983707],
  [10000000000.0, 23.025850930040455],
]

describe('log', () => {
  it.each(logValues)('is within 1 ulp of the exact value: %d', (x, exact) => {
    expect(Math.abs(log(x) - exact)).toBeLessThanOrEqual(Math.abs(exact) * ulp)
  })

  it('knows the edges', () => {
    expect(log(1)).toBe(0)
    expect(log(0)).toBe(Number.NEGATIVE_INFINITY)
    expect(log(-1)).toBeNaN()
    expect(log(Number.NaN)).toBeNaN()
    expect(log(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY)
  })

  it('agrees with the platform within 2 ulp over many magnitudes', () => {
    fc.assert(
      fc.property(fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true }), (x) => {
        expect(Math.abs(log(x) - Math.log(x))).toBeLessThanOrEqual(2 * ulp * Math.abs(Math.log(x)))
      }),
      { seed },
    )
  })

  it('never decreases', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (x) => {
        expect(log(x * (1 + 4 * ulp))).toBeGreaterThanOrEqual(log(x))
      }),
      { seed },
    )
  })
})

describe('log1p', () => {
  it.each(log1pValues)('is within 1 ulp of the exact value: %d', (x, exact) => {
    expect(Math.abs(log1p(x) - exact)).toBeLessThanOrEqual(Math.abs(exact) * ulp)
  })
})
