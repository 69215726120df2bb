import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gammaProbability, gammaTailProbability } from './incomplete-gamma.ts'

/** One fixed draw of cases, so that a failure is everybody's failure. */
const seed = 20_261_124

/** Exact values from 300-bit arithmetic (mpmath 1.3), rounded to double. */
const gammapValues: [number, number, number][] = [
  [1.0, 0.5, 0.3934693402873666],
  [1.0, 3.0, 0.950212931632136],
  [2.0, 1.0, 0.26424111765711533],
  [4.0, 4.0, 0.566529879633291],
  [4.0, 12.0, 0.9977082087922086],
  [10.0, 3.0, 0.0011024881301154798],
  [100.0, 90.0, 0.15822098918643016],
  [100.0, 130.0, 0.9972495916326934],
  [1000.0, 1010.0, 0.6276789447369947],
  [0.5, 0.2, 0.4729107431344619],
]

describe('gammaProbability', () => {
  it.each(gammapValues)('is within 5e-13: %d', (x, y, exact) => {
    expect(Math.abs(gammaProbability(x, y) - exact)).toBeLessThanOrEqual(5e-13)
  })

  it('and the tail add up to 1', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 500, noNaN: true }), fc.double({ min: 0, max: 1000, noNaN: true }), (shape, x) => {
        expect(gammaProbability(shape, x) + gammaTailProbability(shape, x)).toBeCloseTo(1, 12)
      }),
      { seed },
    )
  })

  it('has a tail that does not vanish: shape 1 is the exponential law', () => {
    expect(gammaTailProbability(1, 100) / 3.720075976020836e-44).toBeCloseTo(1, 11)
  })
})
