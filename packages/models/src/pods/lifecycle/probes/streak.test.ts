import { expect, test } from 'vitest'
import { countResult, passing } from './streak.ts'

const probe = { initialDelaySeconds: 0, periodSeconds: 10, timeoutSeconds: 1, successThreshold: 2, failureThreshold: 3 }

test('three failures in a row fail it, a success between starts the count again, two successes bring it back', () => {
  const results = [false, false, true, false, false, false, true, false, true, true]
  const effects = [true, true, true, true, true, false, false, false, false, true]
  let streak = passing
  expect(
    results.map((isSuccess) => {
      streak = countResult(probe, streak, isSuccess)
      return streak.isPassing
    }),
  ).toEqual(effects)
})
