import { describe, expect, it } from 'vitest'
import { aliasTable, fillAlias } from './alias-table.ts'
import { binomial } from './binomial.ts'
import { poisson } from './poisson.ts'
import type { Stream } from './stream.ts'
import { createStreams } from './streams.ts'

const fresh = (name: string) => createStreams({ seed: 1, replication: 0 })(name)
const draws = 40_000

/** Chi-square limit that the right law exceeds with chance 0.001, by Wilson and Hilferty's approximation. */
const chiSquareLimit = (degrees: number) => degrees * (1 - 2 / (9 * degrees) + 3.0902 * Math.sqrt(2 / (9 * degrees))) ** 3

/** Compares counts of draws with the probabilities of a law on 0..; cells expecting fewer than 10 are pooled into their neighbour. */
function expectLaw(draw: () => number, probability: (k: number) => number, largest: number): void {
  const counts = new Float64Array(largest + 2)
  for (let i = 0; i < draws; i++) counts[Math.min(draw(), largest + 1)]++
  let [statistic, cells, seen, expected] = [0, 0, 0, 0]
  let left = draws
  for (let k = 0; k <= largest; k++) {
    seen += counts[k]
    expected += draws * probability(k)
    if (expected < 10 || left - expected < 10) continue
    statistic += (seen - expected) ** 2 / expected
    left -= expected
    cells++
    seen = 0
    expected = 0
  }
  const rest = draws - counts.subarray(0, largest + 1).reduce((sum, count) => sum + count, 0) + seen
  statistic += (rest - left) ** 2 / left
  expect(statistic).toBeLessThan(chiSquareLimit(cells))
}

const lnFactorial = (k: number) => {
  let sum = 0
  for (let i = 2; i <= k; i++) sum += Math.log(i)
  return sum
}

describe('poisson', () => {
  it.each([0.01, 0.7, 3, 9.99, 10, 12.5, 50, 400])('mean %d follows its law (chi-square, p > 0.001)', (mean) => {
    const stream = fresh('poisson')
    expectLaw(
      () => poisson(stream, mean),
      (k) => Math.exp(k * Math.log(mean) - mean - lnFactorial(k)),
      Math.ceil(mean + 8 * Math.sqrt(mean) + 10),
    )
  })

  it('has the right mean and spread where counts are huge (4 standard errors)', () => {
    const stream = fresh('huge')
    const mean = 1e9
    const scores = Float64Array.from({ length: 20_000 }, () => (poisson(stream, mean) - mean) / Math.sqrt(mean))
    expectStandard(scores)
  })

  it('of mean 0 is 0; impossible means are refused', () => {
    expect(poisson(fresh('zero'), 0)).toBe(0)
    expect(() => poisson(fresh('x'), -1)).toThrow(RangeError)
    expect(() => poisson(fresh('x'), Number.NaN)).toThrow(RangeError)
  })
})

describe('binomial', () => {
  it.each([
    [1, 0.3],
    [10, 0.05],
    [30, 0.5],
    [100, 0.2],
    [200, 0.93],
    [1000, 0.4],
  ])('%d trials of %d follow their law (chi-square, p > 0.001)', (trials, probability) => {
    const stream = fresh('binomial')
    const lnAll = lnFactorial(trials)
    expectLaw(
      () => binomial(stream, trials, probability),
      (k) =>
        Math.exp(lnAll - lnFactorial(k) - lnFactorial(trials - k) + k * Math.log(probability) + (trials - k) * Math.log(1 - probability)),
      trials,
    )
  })

  it('is certain at the ends and refuses what is no probability', () => {
    expect(binomial(fresh('b'), 7, 0)).toBe(0)
    expect(binomial(fresh('b'), 7, 1)).toBe(7)
    expect(binomial(fresh('b'), 0, 0.5)).toBe(0)
    expect(() => binomial(fresh('b'), 1.5, 0.5)).toThrow(RangeError)
    expect(() => binomial(fresh('b'), 3, 1.1)).toThrow(RangeError)
  })
})

describe('alias table', () => {
  it('draws each index by its weight (chi-square, p > 0.001)', () => {
    const weights = Array.from({ length: 50 }, (_, i) => 1 / (i + 1))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const out = new Uint32Array(draws)
    fillAlias(aliasTable(weights), fresh('alias'), out, draws)
    let next = 0
    expectLaw(
      () => out[next++],
      (k) => weights[k] / total,
      weights.length - 1,
    )
  })

  it('never draws an index without weight, and does not care how draws are cut', () => {
    const table = aliasTable([0, 2, 0, 1])
    const whole = new Uint32Array(5000)
    fillAlias(table, fresh('alias'), whole, 5000)
    expect([...new Set(whole)].sort()).toEqual([1, 3])
    const stream: Stream = fresh('alias')
    const parts = new Uint32Array(5000)
    for (const [from, until] of [
      [0, 1],
      [1, 1500],
      [1500, 5000],
    ])
      fillAlias(table, stream, parts.subarray(from, until), until - from)
    expect(parts).toEqual(whole)
  })

  it('refuses weights that are none', () => {
    for (const weights of [[], [0, 0], [1, -1], [Number.NaN], [Number.POSITIVE_INFINITY]])
      expect(() => aliasTable(weights)).toThrow(RangeError)
  })
})

function expectStandard(scores: Float64Array): void {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  const variance = scores.reduce((sum, score) => sum + score * score, 0) / scores.length
  expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(scores.length))
  expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / scores.length))
}
