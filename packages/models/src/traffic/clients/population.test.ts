import { createStreams } from '@plimsoll/kernel'
import { expect, test } from 'vitest'
import { clientKeys, createClients, type Population } from './population.ts'

const draws = 200_000

function frequencies(population: Population | null, firstKey: number): Float64Array {
  const client = new Uint32Array(draws)
  createClients(population, firstKey, createStreams({ seed: 1, replication: 0 })('traffic/shoppers/clients'))(client, draws)
  const seen = new Float64Array(firstKey + (population?.count ?? 1))
  for (const key of client) seen[key]++
  expect(seen.reduce((sum, n) => sum + n, 0)).toBe(draws)
  return seen.slice(firstKey)
}

test.each([0, 0.8, 1, 2])('exponent %f: the client of rank r sends in proportion to r^-s', (zipfExponent) => {
  const count = 50
  const weights = Array.from({ length: count }, (_, i) => (i + 1) ** -zipfExponent)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const seen = frequencies({ count, zipfExponent }, 1000)
  const chiSquare = weights.reduce((sum, weight, i) => sum + (seen[i] - (draws * weight) / total) ** 2 / ((draws * weight) / total), 0)
  // 49 degrees of freedom: 78.2 is the 99.5 % point.
  expect(chiSquare).toBeLessThan(78.2)
})

test('no population is one client', () => {
  expect([...frequencies(null, 7)]).toEqual([draws])
})

test('keys of several sources never meet', () => {
  expect(clientKeys([{ count: 100, zipfExponent: 1 }, null, { count: 5, zipfExponent: 0 }])).toEqual({
    firstKeys: [0, 100, 101],
    count: 106,
  })
  expect(clientKeys([])).toEqual({ firstKeys: [], count: 0 })
})
