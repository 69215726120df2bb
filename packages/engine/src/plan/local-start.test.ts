import { expect, test } from 'vitest'
import { localStart } from './local-start.ts'

test.each([
  ['2026-11-27T00:00:00-05:00', 0, 5], // Black Friday 2026
  ['1998-04-30T21:30:00Z', 77_400, 4], // a Thursday
  ['2024-02-29T12:00:30+01:00', 43_230, 4],
])('%s', (iso, secondOfDay, dayOfWeek) => {
  expect(localStart(iso)).toEqual({ secondOfDay, dayOfWeek })
})
