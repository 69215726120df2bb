import { expect, test } from 'vitest'
import { lifecycleSpec, preStopLaw, stopTimes } from './stop.ts'

test.each([
  // preStop, grace, SIGTERM, SIGKILL
  [0, 30, 0, 30],
  [10, 30, 10, 30],
  [29, 30, 29, 31],
  [60, 30, 30, 32],
  [0, 0, 0, 2],
])('a hook of %d s in a grace of %d s: SIGTERM at %d, SIGKILL at %d', (preStop, grace, sigtermSeconds, sigkillSeconds) => {
  expect(stopTimes(preStop, grace)).toEqual({ sigtermSeconds, sigkillSeconds })
})

test('a hook is a sleep or a command, not both', () => {
  expect(preStopLaw(lifecycleSpec.parse({ preStop: { sleep: { seconds: 5 } } }))).toEqual({ kind: 'constant', value: 5 })
  expect(lifecycleSpec.safeParse({ preStop: { sleep: { seconds: 5 }, exec: { duration: '1s' } } }).success).toBe(false)
  expect(preStopLaw(lifecycleSpec.parse({}))).toBeNull()
})
