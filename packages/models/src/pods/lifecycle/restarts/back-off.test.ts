import { expect, test } from 'vitest'
import { type BackOff, restart } from './back-off.ts'
import { crashLoopBackOffSpec, kubeletGatesSpec, restartTiming } from './spec.ts'

const timing = (maxContainerRestartPeriod?: string, ReduceDefaultCrashLoopBackOffDecay = false) =>
  restartTiming(crashLoopBackOffSpec.parse({ maxContainerRestartPeriod }), kubeletGatesSpec.parse({ ReduceDefaultCrashLoopBackOffDecay }))

/** Waits of a container that runs 5 s each time. */
function waits(by: ReturnType<typeof timing>, restarts: number): number[] {
  let backOff: BackOff = null
  let endedAt = 100
  return Array.from({ length: restarts }, () => {
    const next = restart(by, backOff, endedAt)
    const wait = next.atSeconds - endedAt
    backOff = next.backOff
    endedAt = next.atSeconds + 5
    return wait
  })
}

test('at once, then 10 s doubling to 300 s after each end', () => {
  expect(waits(timing(), 8)).toEqual([0, 10, 20, 40, 80, 160, 300, 300])
})

test('a shorter maximum cuts the row off, and begins with it when it is below the first wait', () => {
  expect(waits(timing('60s'), 6)).toEqual([0, 10, 20, 40, 60, 60])
  expect(waits(timing('4s'), 3)).toEqual([0, 4, 4])
})

test('the reduced decay begins at 1 s and ends at 60 s', () => {
  expect(waits(timing(undefined, true), 9)).toEqual([0, 1, 2, 4, 8, 16, 32, 60, 60])
})

test('a maximum outside of 1 to 300 s is refused', () => {
  for (const period of ['0s', '301s']) expect(crashLoopBackOffSpec.safeParse({ maxContainerRestartPeriod: period }).success).toBe(false)
})

test('a run of more than ten minutes is forgiven, whatever the maximum', () => {
  const backOff = { delaySeconds: 160, restartedAt: 1000 }
  expect(restart(timing(), backOff, 1600)).toMatchObject({ atSeconds: 1760 })
  for (const by of [timing(), timing('30s')])
    expect(restart(by, backOff, 1600.1)).toEqual({
      atSeconds: 1600.1,
      backOff: { delaySeconds: 10, restartedAt: 1600.1 },
    })
})
