import { expect, test } from 'vitest'
import { countedPattern, record, sourceOf } from '../testing/recording.ts'
import { mergeSources } from './merge.ts'

const specs = [
  { kind: 'constant', rate: '900/s' },
  {
    kind: 'steps',
    steps: [
      { at: '0s', rate: '0/s' },
      { at: '10s', rate: '2000/s' },
      { at: '12s', rate: '1/s' },
    ],
  },
  { kind: 'yo-yo', peak: '300/s', on: '1s', off: '2s' },
]

/** Sources whose work column counts their own requests. */
function make(count: number) {
  return specs.slice(0, count).map((spec, index) => {
    let drawn = 0
    const fillWork = (work: Float64Array, rows: number) => {
      for (let row = 0; row < rows; row++) work[row] = drawn++
    }
    const clients = { population: { count: 10, zipfExponent: 0 }, firstKey: 10 * index }
    return sourceOf(spec, { index, route: index, name: `source ${index}`, clients, fillWork })
  })
}

test('a single source is itself', () => {
  const [only] = make(1)
  expect(mergeSources([only])).toBe(only)
  expect(() => mergeSources([])).toThrow(RangeError)
})

test.each([2, 3])('%i sources: every request of each once, in order of time, its columns with it', (count) => {
  const apart = make(count).flatMap((source) => {
    const { arrivedAt, source: index, client, work } = record(source, 30)
    return arrivedAt.map((at, i) => ({ at, index: index[i], client: client[i], work: work[i] }))
  })
  const merged = record(mergeSources(make(count)), 30)
  const rows = merged.arrivedAt.map((at, i) => ({ at, index: merged.source[i], client: merged.client[i], work: merged.work[i] }))
  expect(rows).toEqual(apart.sort((a, b) => a.at - b.at || a.index - b.index))
})

test.each([{ capacity: 1 }, { capacity: 777 }, { horizonSeconds: 0.21 }, { capacity: 100, horizonSeconds: 5 }])(
  'the same however it is asked for: %j',
  (how) => {
    expect(record(mergeSources(make(3)), 30, how)).toEqual(record(mergeSources(make(3)), 30))
  },
)

test('an origin that moves', () => {
  const still = record(mergeSources(make(3)), 30)
  const moved = record(mergeSources(make(3)), 30, { horizonSeconds: 0.7, epochSeconds: 3 })
  expect(moved.source).toEqual(still.source)
  expect(Math.max(...moved.arrivedAt.map((at, i) => Math.abs(at - still.arrivedAt[i])))).toBeLessThan(1e-9)
})

test('at the same instant the earlier source goes first', () => {
  const twins = () => [0, 1].map((index) => sourceOf(specs[0], { index, pattern: countedPattern(1, [3000, 10]) }))
  const { source, arrivedAt } = record(mergeSources(twins()), 2, { capacity: 33 })
  expect(source).toHaveLength(6020)
  expect(source).toEqual(source.map((_, i) => i % 2))
  expect(arrivedAt[0]).toBe(arrivedAt[1])
})

test('a merge of merges is a merge', () => {
  const [first, second, third] = make(3)
  expect(record(mergeSources([mergeSources([first, second]), third]), 20)).toEqual(record(mergeSources(make(3)), 20))
})
