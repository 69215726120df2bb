import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apportion } from './apportion.ts'

describe('apportion', () => {
  it.each([
    // Thirds of 100: 33 each, and the one that is left goes to the first of equal remainders.
    [100, [1, 1, 1], [34, 33, 33]],
    // 6.25 and 3.75 of 10: the larger remainder gets the one that is left.
    [10, [5, 3], [6, 4]],
    [7, [0, 0, 0], [0, 0, 7]],
    [0, [1, 2], [0, 0]],
  ])('%i by %j is %j', (total, weights, parts) => {
    expect(apportion(total, weights)).toEqual(parts)
  })

  it('always adds up, with whole parts within one of the exact share', () => {
    const weights = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), weights, (total, given) => {
        const parts = apportion(total, given)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total)
        const all = given.reduce((sum, weight) => sum + weight, 0)
        if (all === 0) return
        for (const [i, part] of parts.entries()) expect(Math.abs(part - (total * given[i]) / all)).toBeLessThanOrEqual(1.001)
      }),
      { seed: 20_261_124 },
    )
  })
})
