import { expect, test } from 'vitest'
import { type BackOff, restart } from './back-off.ts'

test('at once, then 10 s doubling to 300 s after each end of a container that runs 5 s', () => {
  let backOff: BackOff = null
  let endedAt = 100
  const waits = Array.from({ length: 8 }, () => {
    const next = restart(backOff, endedAt)
    const wait = next.atSeconds - endedAt
    backOff = next.backOff
    endedAt = next.atSeconds + 5
    return wait
  })
  expect(waits).toEqual([0, 10, 20, 40, 80, 160, 300, 300])
})

test('a run of more than ten minutes is forgiven', () => {
  const backOff = { delaySeconds: 160, restartedAt: 1000 }
  expect(restart(backOff, 1600)).toMatchObject({ atSeconds: 1760 })
  expect(restart(backOff, 1600.1)).toEqual({ atSeconds: 1600.1, backOff: { delaySeconds: 10, restartedAt: 1600.1 } })
})
