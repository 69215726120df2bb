// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: values are written as the doubles that were computed

import { describe, expect, it } from 'vitest'
import { logGamma } from './log-gamma.ts'

/** Exact values from 300-bit arithmetic (mpmath 1.3), rounded to double. */
const lgammaValues: [number, number][] = [
  [1e-6, 13.815509980749432],
  [0.1, 2.252712651734206],
  [0.5, 0.5723649429247001],
  [0.9, 0.06637623973474295],
  [1.5, -0.12078223763524522],
  [2.5, 0.2846828704729192],
  [3.0, 0.6931471805599453],
  [10.0, 12.801827480081469],
  [100.25, 360.28455963776423],
  [10000.0, 82099.71749644238],
  [1000000000.0, 19723265827.503716],
]

describe('logGamma', () => {
  it.each(lgammaValues)('is within 1e-13: %d', (x, exact) => {
    expect(Math.abs(logGamma(x) - exact)).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(exact)))
  })

  it('is NaN where the gamma function has no logarithm', () => {
    expect(logGamma(0)).toBeNaN()
    expect(logGamma(-1.5)).toBeNaN()
  })
})
