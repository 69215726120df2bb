import { expect, test } from 'vitest'
import { type Backoffs, backOff, forgetBackoffs, isBackedOff } from './backoff.ts'
import { settings } from './fixture.ts'

const { flags } = settings()

test('5 min, then doubling to 30 min, when each failure comes after the last wait is over', () => {
  let backoffs: Backoffs = {}
  let at = 0
  const waits: number[] = []
  for (let failure = 0; failure < 5; failure++) {
    backoffs = backOff(flags, backoffs, 'g', at)
    waits.push(backoffs.g.durationSeconds)
    at = backoffs.g.untilSeconds + 1
  }
  expect(waits).toEqual([300, 600, 1200, 1800, 1800])
})

test('a failure during the wait does not double it', () => {
  const once = backOff(flags, {}, 'g', 0)
  expect(backOff(flags, once, 'g', 200).g).toMatchObject({ durationSeconds: 300, untilSeconds: 500 })
})

test('the wait ends on its instant; history is forgotten after success or 3 h', () => {
  const backoffs = backOff(flags, {}, 'g', 0)
  expect(isBackedOff(backoffs, 'g', 299)).toBe(true)
  expect(isBackedOff(backoffs, 'g', 300)).toBe(false)
  expect(forgetBackoffs(flags, backoffs, ['g'], 400)).toEqual({})
  expect(forgetBackoffs(flags, backoffs, [], 3 * 3600)).toEqual(backoffs)
  expect(forgetBackoffs(flags, backoffs, [], 3 * 3600 + 1)).toEqual({})
})
