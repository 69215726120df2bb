import { createStreams, InvariantError } from '@plimsoll/kernel'
import { describe, expect, test } from 'vitest'
import { pendingCode } from '../../contract/outcome.ts'
import { createBatch } from '../../contract/request-batch.ts'
import { expectedArrivals, stretched } from '../testing/pieces.ts'
import { countedPattern, patternOf, record, sourceOf } from '../testing/recording.ts'
import { createSource } from './source.ts'

const steps = {
  kind: 'steps',
  steps: [
    { at: '0s', rate: '50/s' },
    { at: '20s', rate: '400/s' },
    { at: '30s', rate: '0/s' },
    { at: '40s', rate: '5/s' },
  ],
}
const wave = {
  kind: 'diurnal',
  mean: '2/s',
  peakToMean: 3,
  events: [{ kind: 'spike', at: '2h', factor: 9, rise: '5m', hold: '10m', fall: '5m' }],
}

const isAscending = (values: readonly number[]) => values.every((value, i) => i === 0 || values[i - 1] <= value)

describe('random arrivals', () => {
  test('ascending, before the end, at the mean rate of each step', () => {
    const { arrivedAt } = record(sourceOf(steps), 100)
    const within = (from: number, until: number) => arrivedAt.filter((at) => at >= from && at < until).length
    expect(isAscending(arrivedAt)).toBe(true)
    expect(Math.max(...arrivedAt)).toBeLessThan(100)
    // Poisson: standard deviation is the root of the mean; five of them.
    expect(Math.abs(within(0, 20) - 1000)).toBeLessThan(5 * Math.sqrt(1000))
    expect(Math.abs(within(20, 30) - 4000)).toBeLessThan(5 * Math.sqrt(4000))
    expect(within(30, 40)).toBe(0)
    expect(Math.abs(within(40, 100) - 300)).toBeLessThan(5 * Math.sqrt(300))
  })

  test('in stretched time, gaps are exponential with mean 1 whatever the rate does', () => {
    const pattern = patternOf(wave)
    const { arrivedAt } = record(sourceOf(wave), 86_400, { horizonSeconds: 977 })
    const total = expectedArrivals(pattern, 86_400)
    expect(Math.abs(arrivedAt.length - total)).toBeLessThan(5 * Math.sqrt(total))
    const sample = stretched(pattern, arrivedAt.slice(0, 5000))
    const chances = sample.map((at, i) => 1 - Math.exp(-(at - (sample[i - 1] ?? 0)))).sort((a, b) => a - b)
    const distance = Math.max(...chances.map((chance, i) => Math.abs(chance - (i + 0.5) / chances.length)))
    // Kolmogorov-Smirnov, 1 %: 1.63 / sqrt(n).
    expect(distance).toBeLessThan(1.63 / Math.sqrt(chances.length))
  })

  test('common chance: the n-th arrival of two patterns is at the same instant of stretched time', () => {
    const instants = (spec: object) => stretched(patternOf(spec), record(sourceOf(spec), 86_400).arrivedAt.slice(0, 5000))
    const constant = instants({ kind: 'constant', rate: '3/s' })
    const distances = instants(wave).map((at, i) => Math.abs(at - constant[i]))
    expect(Math.max(...distances)).toBeLessThan(1e-6)
  })

  test('another name, other chance; the same name, the same', () => {
    const first = record(sourceOf(steps), 10).arrivedAt
    expect(record(sourceOf(steps), 10).arrivedAt).toEqual(first)
    expect(record(sourceOf(steps, { name: 'bots' }), 10).arrivedAt[0]).not.toBe(first[0])
  })
})

describe('counted arrivals', () => {
  const counts = [0, 1, 5000, 0, 40_000, 3, 2048, 2049]
  const source = () =>
    createSource({
      index: 0,
      route: 0,
      name: 'log',
      streams: createStreams({ seed: 3, replication: 0 }),
      pattern: countedPattern(60, counts),
    })

  test('exactly the recorded number in each interval', () => {
    const { arrivedAt } = record(source(), 600)
    const found = counts.map((_, k) => arrivedAt.filter((at) => at >= 60 * k && at < 60 * (k + 1)).length)
    expect(found).toEqual(counts)
    expect(arrivedAt).toHaveLength(counts.reduce((sum, count) => sum + count, 0))
    expect(isAscending(arrivedAt)).toBe(true)
  })

  test('uniform within the interval', () => {
    const { arrivedAt } = record(source(), 600)
    const bins = new Float64Array(100)
    for (const at of arrivedAt) if (at >= 240 && at < 300) bins[Math.floor((at - 240) / 0.6)]++
    const chiSquare = bins.reduce((sum, n) => sum + (n - 400) ** 2 / 400, 0)
    // 99 degrees of freedom: 66.5 and 139.0 are the 0.5 % and 99.5 % points.
    expect(chiSquare).toBeGreaterThan(66.5)
    expect(chiSquare).toBeLessThan(139)
  })

  test('a million in a minute', () => {
    const million = createSource({
      index: 0,
      route: 0,
      name: 'log',
      streams: createStreams({ seed: 3, replication: 0 }),
      pattern: countedPattern(60, [1e6]),
    })
    const batch = createBatch()
    let rows = 0
    let last = 0
    for (let complete = 0; complete < 60; rows += batch.length) {
      complete = million.fill(batch, 60)
      expect(batch.arrivedAt[0]).toBeGreaterThanOrEqual(last)
      if (batch.length > 0) last = batch.arrivedAt[batch.length - 1]
    }
    expect(rows).toBe(1e6)
  })
})

describe.each([
  ['random', steps, undefined],
  ['smooth', wave, undefined],
  ['counted', steps, countedPattern(7, [300, 0, 5000, 20, 1, 9000, 44])],
])('%s arrivals depend on nothing but the pattern and the stream', (_, spec, pattern) => {
  const make = () => sourceOf(spec, pattern && { pattern })
  const whole = record(make(), 45).arrivedAt

  test.each([1, 2, 1000])('batches of %i rows', (capacity) => {
    expect(record(make(), 45, { capacity }).arrivedAt).toEqual(whole)
  })

  test.each([0.3, 1, 15])('stops every %f s', (horizonSeconds) => {
    expect(record(make(), 45, { horizonSeconds }).arrivedAt).toEqual(whole)
  })

  test('an origin that moves', () => {
    const moved = record(make(), 45, { horizonSeconds: 0.7, epochSeconds: 5 }).arrivedAt
    expect(moved).toHaveLength(whole.length)
    expect(Math.max(...moved.map((at, i) => Math.abs(at - whole[i])))).toBeLessThan(1e-9)
  })
})

describe('columns', () => {
  test('who, where to, and nothing decided yet', () => {
    const batch = createBatch(8)
    batch.delay.fill(9)
    sourceOf(steps, { index: 3, route: 2 }).fill(batch, 100)
    expect([...batch.source]).toEqual(Array(8).fill(3))
    expect([...batch.route]).toEqual(Array(8).fill(2))
    expect([...batch.delay]).toEqual(Array(8).fill(0))
    expect([...batch.outcome]).toEqual(Array(8).fill(pendingCode))
  })

  test('clients have a stream of their own, and none is drawn unless asked for', () => {
    const plain = record(sourceOf(steps), 30)
    const clients = { population: { count: 100, zipfExponent: 1 }, firstKey: 50 }
    const asked = record(sourceOf(steps, { clients }), 30)
    expect(asked.arrivedAt).toEqual(plain.arrivedAt)
    expect(Math.max(...plain.client)).toBe(0)
    expect(Math.min(...asked.client)).toBe(50)
    expect(Math.max(...asked.client)).toBeLessThan(150)
    expect(record(sourceOf(steps, { clients }), 30, { capacity: 7, horizonSeconds: 1.3 }).client).toEqual(asked.client)
  })

  test('work is drawn in order of arrival, whatever the batches', () => {
    const numbered = () => {
      let drawn = 0
      return (work: Float64Array, rows: number) => {
        for (let row = 0; row < rows; row++) work[row] = drawn++
      }
    }
    const { work } = record(sourceOf(steps, { fillWork: numbered() }), 30, { capacity: 5, horizonSeconds: 0.9 })
    expect(work).toEqual(work.map((_, i) => i))
  })
})

test('a pattern that stands still is our bug, found at once', () => {
  const pattern = {
    pieceAt: (at: number, piece: object) => void Object.assign(piece, { fromSeconds: at, untilSeconds: at, perSecond: 1, exactCount: -1 }),
  }
  expect(() => sourceOf(steps, { pattern })).toThrow(InvariantError)
})
