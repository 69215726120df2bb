import { expect, test } from 'vitest'
import { epochSeconds } from './epoch-seconds.ts'

test('an instant is the same wherever it was written', () => {
  expect(epochSeconds('1970-01-01T00:00:00Z')).toBe(0)
  // 2026-11-27 is day 20784: 56 years of 365 days, 14 leap days and 330 days of the year before it.
  expect(epochSeconds('2026-11-27T00:00:00-05:00')).toBe((56 * 365 + 14 + 330) * 86_400 + 5 * 3600)
  expect(epochSeconds('2026-11-27T10:30+05:30')).toBe((56 * 365 + 14 + 330) * 86_400 + 5 * 3600)
  expect(() => epochSeconds('2026-11-27')).toThrow(RangeError)
})
