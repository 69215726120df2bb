import { expect, test } from 'vitest'
import { instantOf } from './clock.ts'

const start = '2026-12-31T22:00:00-05:00'

test.each([
  ['22:00', 0],
  ['23:30', 5400],
  ['23:30:15', 5415],
  // already past on the first day: the next one
  ['09:14', 40_440],
  ['Jan 1 00:00', 7200],
  ['dec 31 23:00', 3600],
  ['2027-01-01T00:00', 7200],
  ['25:00', null],
  ['09:75', null],
  ['Foo 1 09:00', null],
  ['soon', null],
])("%s in a run from ten in the evening of New Year's Eve", (text, seconds) => {
  expect(instantOf(text, start)).toBe(seconds)
})
