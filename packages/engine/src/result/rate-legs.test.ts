import { expect, test } from 'vitest'
import { rateLegs } from './rate-legs.ts'

const legs = (counts: readonly number[]) =>
  rateLegs(Float64Array.from(counts), () => 1).map(({ fromBucket, toBucket, fromPerSecond, toPerSecond }) => [
    [fromBucket, toBucket],
    [fromPerSecond, toPerSecond],
  ])

test('a steady rate has none, noise included', () => {
  expect(legs(Array.from({ length: 100 }, (_, bucket) => 100 + (bucket % 7) * 4))).toEqual([])
})

test('a step is one leg of one bucket', () => {
  expect(legs([...Array(20).fill(1000), ...Array(20).fill(3000)])).toEqual([
    [
      [19, 20],
      [1000, 3000],
    ],
  ])
})

test('a spike rises and falls', () => {
  const counts = [...Array(30).fill(10_000), ...Array(10).fill(60_000), ...Array(30).fill(10_000)]
  expect(legs(counts)).toEqual([
    [
      [29, 30],
      [10_000, 60_000],
    ],
    [
      [39, 40],
      [60_000, 10_000],
    ],
  ])
})

test('nothing at all, then something', () => {
  expect(legs([0, 0, 0, 0, 500, 500, 500])).toEqual([
    [
      [3, 4],
      [0, 500],
    ],
  ])
})

test('a doubling within chance is none: 4 arrivals, then 8', () => {
  expect(legs([4, 4, 4, 8, 8, 8])).toEqual([])
})

test('a straight ramp is one leg although it bends in the logarithm', () => {
  const ramp = Array.from({ length: 101 }, (_, bucket) => 1000 + 90 * bucket)
  expect(legs([...Array(20).fill(1000), ...ramp, ...Array(20).fill(10_000)]).length).toBe(1)
})
