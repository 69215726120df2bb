import { expect, test } from 'vitest'
import type { Mark } from './marks.ts'
import { mergeMarks } from './merge-marks.ts'

function mark(atSeconds: number, subject: string, because: readonly number[] = []): Mark {
  return { atSeconds, kind: 'scale', subject, from: null, to: null, reason: '', because }
}

test('marks are in order of time, earlier lists first at the same instant, and causes follow their marks', () => {
  const merged = mergeMarks([mark(5, 'rise'), mark(20, 'fall')], [mark(0, 'start'), mark(5, 'scale', [0]), mark(30, 'down', [1])])
  expect(merged.map(({ subject, because }) => [subject, because])).toEqual([
    ['start', []],
    ['rise', []],
    ['scale', [0]],
    ['fall', []],
    ['down', [2]],
  ])
})
