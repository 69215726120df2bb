// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: arguments are written as the doubles that were asked

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cos, sin } from './sin-cos.ts'

/** One fixed draw of cases, so that a failure is everybody's failure. */
const seed = 20_261_124

/** Spacing of doubles just above 1. */
const ulp = 2 ** -52

/** Exact values from 300-bit arithmetic (mpmath 1.3), rounded to double. */
const sinValues: [number, number][] = [
  [-100000.0, -0.03574879797201651],
  [-3.141592653589793, -1.2246467991473532e-16],
  [-2.2, -0.8084964038195901],
  [-0.5, -0.479425538604203],
  [1e-9, 1e-9],
  [0.3, 0.29552020666133955],
  [0.7853981633974483, 0.7071067811865475],
  [1.5707963267948966, 1.0],
  [2.5, 0.5984721441039565],
  [3.141592653589793, 1.2246467991473532e-16],
  [6.283185307179586, -2.4492935982947064e-16],
  [100.5, -0.030959966783271346],
  [1234.5678, 0.07803344920002027],
  [999999.5, -0.756251087561678],
]

const cosValues: [number, number][] = [
  [-100000.0, -0.9993608074382124],
  [-3.141592653589793, -1.0],
  [-2.2, -0.5885011172553458],
  [-0.5, 0.8775825618903728],
  [1e-9, 1.0],
  [0.3, 0.955336489125606],
  [0.7853981633974483, 0.7071067811865476],
  [1.5707963267948966, 6.123233995736766e-17],
  [2.5, -0.8011436155469337],
  [3.141592653589793, -1.0],
  [6.283185307179586, 1.0],
  [100.5, 0.9995206253283515],
  [1234.5678, -0.9969507414140119],
  [999999.5, 0.654281508650351],
]

describe('sin', () => {
  it.each(sinValues)('is within 1e-16 of the exact value, or 1 ulp: %d', (x, exact) => {
    expect(Math.abs(sin(x) - exact)).toBeLessThanOrEqual(ulp)
  })

  it('refuses angles that it cannot reduce', () => {
    expect(() => sin(2e6)).toThrow(RangeError)
    expect(() => sin(Number.NaN)).toThrow(RangeError)
  })
})

describe('cos', () => {
  it.each(cosValues)('is within 1e-16 of the exact value, or 1 ulp: %d', (x, exact) => {
    expect(Math.abs(cos(x) - exact)).toBeLessThanOrEqual(ulp)
  })

  it('and sine lie on the unit circle', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (x) => {
        expect(Math.abs(sin(x) ** 2 + cos(x) ** 2 - 1)).toBeLessThan(4 * ulp)
      }),
      { seed },
    )
  })
})
