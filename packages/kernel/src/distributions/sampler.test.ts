import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createStreams } from '../chance/streams.ts'
import type { Distribution } from './distribution.ts'
import { sampler } from './sampler.ts'

/** One fixed draw of cases, so that a failure is everybody's failure. */
const seed = 20_261_124

const laws: Distribution[] = [
  { kind: 'constant', value: 3 },
  { kind: 'uniform', low: 25, high: 35 },
  { kind: 'exponential', mean: 0.1 },
  { kind: 'lognormal', p50: 0.018, upper: 0.12, upperProbability: 0.99 },
  { kind: 'lognormal', p50: 9, upper: 25, upperProbability: 0.95 },
  { kind: 'erlang', shape: 1, mean: 2 },
  { kind: 'erlang', shape: 4, mean: 0.02 },
  { kind: 'erlang', shape: 1000, mean: 1 },
  { kind: 'pareto', minimum: 0.005, shape: 2.5 },
  { kind: 'empirical', values: [0.5, 0.1, 0.2, 0.2] },
  { kind: 'empirical', values: [1, 2, 3], weights: [1, 0, 3] },
]

const rows = 20_000

describe.each(laws)('$kind $shape', (law) => {
  const { mean, fill, quantile } = sampler(law)
  const draws = new Float64Array(rows)
  fill(createStreams({ seed: 1, replication: 0 })('law'), draws, rows)

  it('has the mean that its quantiles give', () => {
    // Midpoint rule over 200 000 slices; the pareto tail keeps the error near 1e-3.
    const slices = 20_000
    let sum = 0
    for (let i = 0; i < slices; i++) sum += quantile((i + 0.5) / slices)
    expect(sum / slices / mean).toBeCloseTo(1, 2)
  })

  it('draws what its quantiles say: Kolmogorov distance below the 0.1 percent limit, 1.95 / sqrt(n)', () => {
    const sorted = draws.slice().sort()
    let distance = 0
    for (let i = 1; i < 200; i++) {
      const u = i / 200
      const x = quantile(u)
      const below = sorted.filter((value) => value < x * (1 - 1e-7)).length / rows
      const upTo = sorted.filter((value) => value <= x * (1 + 1e-7)).length / rows
      distance = Math.max(distance, below - u, u - upTo)
    }
    expect(distance).toBeLessThan(1.95 / Math.sqrt(rows))
  })

  it('does not depend on how the draws are cut', () => {
    const stream = createStreams({ seed: 1, replication: 0 })('law')
    const pieces = new Float64Array(rows)
    for (let from = 0, n = 1; from < rows; from += n, n = Math.min(2 * n + 1, rows - from)) fill(stream, pieces.subarray(from), n)
    expect(pieces).toEqual(draws)
  })
})

describe('laws', () => {
  it('lognormal goes through both percentiles', () => {
    const { quantile } = sampler({ kind: 'lognormal', p50: 0.018, upper: 0.12, upperProbability: 0.99 })
    expect(quantile(0.5)).toBeCloseTo(0.018, 14)
    expect(quantile(0.99)).toBeCloseTo(0.12, 13)
  })

  // Chi-square quantiles from any table: 2 k stages of mean 2 are chi-square with 2 k degrees. chi2(8): 0.95 → 15.50731306, 0.01 → 1.64649737.
  it('erlang matches the chi-square table', () => {
    const { quantile } = sampler({ kind: 'erlang', shape: 4, mean: 8 })
    expect(quantile(0.95)).toBeCloseTo(15.50731306, 8)
    expect(quantile(0.01)).toBeCloseTo(1.64649737, 8)
  })

  it('erlang draws equal its quantiles within 1e-7', () => {
    for (const shape of [1, 2, 5, 30, 1000]) {
      const { fill, quantile } = sampler({ kind: 'erlang', shape, mean: 1 })
      const u = new Float64Array(2000)
      const drawn = new Float64Array(2000)
      createStreams({ seed: 2, replication: 0 })('e').fillUniform(u, 2000)
      fill(createStreams({ seed: 2, replication: 0 })('e'), drawn, 2000)
      for (let i = 0; i < 2000; i++) expect(Math.abs(drawn[i] / quantile(u[i]) - 1)).toBeLessThan(1e-7)
    }
  })

  it('stay coupled: a larger parameter never gives a smaller draw', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 1.01, max: 5, noNaN: true }), (seed, factor) => {
        const draw = (law: Distribution) => {
          const out = new Float64Array(64)
          sampler(law).fill(createStreams({ seed, replication: 0 })('coupled'), out, 64)
          return out
        }
        const slow = draw({ kind: 'lognormal', p50: factor, upper: 4 * factor, upperProbability: 0.95 })
        const fast = draw({ kind: 'lognormal', p50: 1, upper: 4, upperProbability: 0.95 })
        expect(slow.every((value, i) => value > fast[i])).toBe(true)
      }),
      { seed, numRuns: 20 },
    )
  })

  it.each<Distribution>([
    { kind: 'constant', value: Number.NaN },
    { kind: 'uniform', low: 2, high: 1 },
    { kind: 'exponential', mean: 0 },
    { kind: 'lognormal', p50: 2, upper: 1, upperProbability: 0.99 },
    { kind: 'lognormal', p50: 1, upper: 2, upperProbability: 0.5 },
    { kind: 'erlang', shape: 1.5, mean: 1 },
    { kind: 'pareto', minimum: 1, shape: 0 },
    { kind: 'empirical', values: [] },
    { kind: 'empirical', values: [1], weights: [0] },
  ])('refuse $kind with impossible parameters', (law) => {
    expect(() => sampler(law)).toThrow(RangeError)
  })

  it('a pareto law without a mean says so', () => {
    expect(sampler({ kind: 'pareto', minimum: 1, shape: 1 }).mean).toBe(Number.POSITIVE_INFINITY)
  })
})
