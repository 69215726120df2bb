import { expect, test } from 'vitest'
import { canRunOut, lifetimeSeconds, workingSetBytes } from './working-set.ts'

const Mi = 1_048_576
const use = { baseBytes: 200 * Mi, bytesPerInFlight: 2 * Mi, growthBytesPerSecond: 0 }
const leaking = { ...use, growthBytesPerSecond: (36 * Mi) / 3600 }

test('base, what is held, and what was never given back', () => {
  expect(workingSetBytes(use, 50, 7200)).toBe(300 * Mi)
  expect(workingSetBytes(leaking, 50, 7200)).toBe(372 * Mi)
})

test('without a limit nothing runs out; with one only what may hold too much, or leaks', () => {
  expect(canRunOut(use, null, 1e6)).toBe(false)
  // 200 + 2 · 156 is 512: the limit itself is allowed.
  expect(canRunOut(use, 512 * Mi, 156)).toBe(false)
  expect(canRunOut(use, 512 * Mi, 157)).toBe(true)
  expect(canRunOut(leaking, 512 * Mi, 1)).toBe(true)
})

test('36 Mi an hour fill the 312 Mi up to the limit in 8 h 40 min', () => {
  expect(lifetimeSeconds(leaking, 512 * Mi)).toBeCloseTo((8 * 60 + 40) * 60, 6)
  expect(lifetimeSeconds(use, 512 * Mi)).toBe(Number.POSITIVE_INFINITY)
  expect(lifetimeSeconds(use, 100 * Mi)).toBe(0)
})
