import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createStreams } from '../chance/streams.ts'
import { binCount, binOf, largestBinned, lowerEdge, smallestBinned, valueOfBin } from './bins.ts'
import { Histogram, tray } from './histogram.ts'

/** One fixed draw of cases, so that a failure is everybody's failure. */
const seed = 20_261_124

const values = fc.array(fc.double({ min: 0, max: 1e5, noNaN: true }), { maxLength: 200 })

function histogramOf(numbers: readonly number[]): Histogram {
  const histogram = new Histogram()
  for (const number of numbers) histogram.record(number)
  return histogram
}

describe('bins', () => {
  it('hold what lies between their edges and stand within 0.4 percent of it', () => {
    fc.assert(
      fc.property(fc.double({ min: smallestBinned, max: largestBinned * 0.999, noNaN: true }), (value) => {
        const bin = binOf(value)
        expect(lowerEdge(bin)).toBeLessThanOrEqual(value)
        expect(lowerEdge(bin + 1)).toBeGreaterThan(value)
        expect(Math.abs(valueOfBin(bin) / value - 1)).toBeLessThanOrEqual(0.004)
      }),
      { seed },
    )
  })

  it('clamp what is outside', () => {
    for (const tiny of [0, -0, -1, Number.MIN_VALUE, 1e-9]) expect(binOf(tiny)).toBe(0)
    for (const huge of [1e6, Number.MAX_VALUE, Number.POSITIVE_INFINITY]) expect(binOf(huge)).toBe(binCount - 1)
    expect(valueOfBin(0)).toBe(0)
    expect(valueOfBin(binCount - 1)).toBe(largestBinned)
  })
})

describe('Histogram', () => {
  it('pours into another one what it holds, and tells quantiles on the way', () => {
    const qs = [0, 0.1, 0.5, 0.5, 0.9, 0.999, 1]
    fc.assert(
      fc.property(values, values, (numbers, others) => {
        fc.pre(numbers.length > 0)
        const poured = histogramOf(numbers)
        const into = histogramOf(others)
        const found = new Float64Array(qs.length)
        const expected = new Float64Array(qs.length)
        poured.quantiles(qs, expected)
        poured.pourInto(into, qs, found)
        expect(found).toEqual(expected)
        expect(into).toEqual(histogramOf([...others, ...numbers]))
        expect(poured).toEqual(new Histogram())
      }),
      { seed },
    )
  })

  it.each([
    ['exponential', (u: number) => -0.1 * Math.log(1 - u)],
    ['uniform', (u: number) => 0.01 + u],
    ['heavy tail', (u: number) => 0.001 / (1 - u) ** 1.2],
  ])('gives quantiles, mean and maximum of %s values within 0.4 percent (maximum 0.8)', (_name, quantile) => {
    const rows = 50_000
    const numbers = new Float64Array(rows)
    createStreams({ seed: 5, replication: 0 })('histogram').fillUniform(numbers, rows)
    for (let i = 0; i < rows; i++) numbers[i] = quantile(numbers[i])
    const histogram = new Histogram()
    for (let from = 0; from < rows; from += tray.length) {
      const some = numbers.subarray(from, from + tray.length)
      tray.set(some)
      histogram.recordTray(some.length)
    }
    const sorted = numbers.slice().sort()
    const qs = [0, 0.001, 0.5, 0.9, 0.95, 0.99, 0.999, 1]
    const out = new Float64Array(qs.length)
    histogram.quantiles(qs, out)
    qs.forEach((q, i) => {
      const exact = sorted[Math.max(Math.ceil(q * rows), 1) - 1]
      expect(Math.abs(out[i] / exact - 1)).toBeLessThanOrEqual(0.004)
      expect(histogram.quantile(q)).toBe(out[i])
    })
    const mean = numbers.reduce((sum, number) => sum + number, 0) / rows
    expect(Math.abs(histogram.mean() / mean - 1)).toBeLessThan(0.004)
    expect(histogram.max() / sorted[rows - 1]).toBeGreaterThan(1)
    expect(histogram.max() / sorted[rows - 1]).toBeLessThan(1.008)
  })

  it('merges as if everything had been recorded in one, in any order', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const left = histogramOf(a)
        left.merge(histogramOf(b))
        const right = histogramOf(b)
        right.merge(histogramOf(a))
        expect(left.toSparse()).toEqual(histogramOf([...a, ...b]).toSparse())
        expect(right.toSparse()).toEqual(left.toSparse())
        expect(right.sum()).toBe(left.sum())
        expect(left.count).toBe(a.length + b.length)
      }),
      { seed },
    )
  })

  it('takes back exactly what was recorded', () => {
    fc.assert(
      fc.property(values, values, (kept, taken) => {
        const histogram = histogramOf([...kept, ...taken])
        for (const value of taken) histogram.unrecord(value)
        expect(histogram.toSparse()).toEqual(histogramOf(kept).toSparse())
        expect(histogram.quantile(0.9)).toEqual(histogramOf(kept).quantile(0.9))
        expect(histogram.max()).toEqual(histogramOf(kept).max())
      }),
      { seed },
    )
    expect(() => new Histogram().unrecord(1)).toThrow(RangeError)
  })

  it('records a tray and single values alike, survives clear and storage', () => {
    fc.assert(
      fc.property(values, (numbers) => {
        const column = new Histogram()
        const recorded = [...numbers, 1e-9, 1e6]
        tray.set([...recorded, 7])
        column.recordTray(recorded.length)
        expect(column).toEqual(histogramOf(recorded))
        expect(Histogram.fromSparse(column.toSparse()).toSparse()).toEqual(column.toSparse())
        column.clear()
        expect(column.count).toBe(0)
        expect(column.quantile(0.5)).toBeNaN()
        expect(column.max()).toBeNaN()
        column.record(2)
        expect(column.toSparse()).toEqual(histogramOf([2]).toSparse())
      }),
      { seed },
    )
  })

  it('refuses more than the tray holds', () => {
    expect(() => new Histogram().recordTray(tray.length + 1)).toThrow(RangeError)
  })

  it('refuses data that is no histogram', () => {
    expect(() => Histogram.fromSparse({ bins: [1], counts: [] })).toThrow(RangeError)
    expect(() => Histogram.fromSparse({ bins: [-1], counts: [1] })).toThrow(RangeError)
    expect(() => Histogram.fromSparse({ bins: [1], counts: [0.5] })).toThrow(RangeError)
  })
})
