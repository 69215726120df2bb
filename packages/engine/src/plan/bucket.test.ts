import { expect, test } from 'vitest'
import { defaultBucketSeconds, gridOf } from './bucket.ts'

test.each([
  [3600, 2],
  [86_400, 30],
  [88 * 86_400, 3600],
  [365 * 86_400, 10_800],
])('%d s in buckets of %d s', (duration, width) => {
  expect(defaultBucketSeconds(duration)).toBe(width)
  expect(gridOf(duration, width).length).toBeLessThanOrEqual(3000)
})
