import type { Mark } from '@plimsoll/engine'
import { expect, test } from 'vitest'
import { foldMarks } from './fold.ts'

function scale(atSeconds: number, from: number, to: number, reason = `cpu ${atSeconds} % above target`): Mark {
  return { atSeconds, kind: 'scale', subject: 'checkout', from, to, reason, because: [] }
}

const shape = (marks: readonly Mark[]) => foldMarks(marks).map(({ first, last, marks }) => [first.from, last.to, marks.length])

test('repeats that differ in their numbers alone are one', () => {
  expect(shape([scale(0, 4, 6), scale(60, 6, 9), scale(120, 9, 12)])).toEqual([[4, 12, 3]])
})

test('another direction, another reason or a long pause begins anew', () => {
  expect(shape([scale(0, 4, 6), scale(60, 6, 5), scale(120, 5, 8)])).toHaveLength(3)
  expect(shape([scale(0, 4, 6), scale(60, 6, 8, 'at most 8')])).toHaveLength(2)
  expect(shape([scale(0, 4, 6), scale(1801, 6, 8)])).toHaveLength(2)
})

test('marks of other subjects in between do not part them', () => {
  expect(shape([scale(0, 4, 6), { ...scale(30, 1, 2), subject: 'pool:a' }, scale(60, 6, 8)])).toEqual([
    [4, 8, 2],
    [1, 2, 1],
  ])
})
