import { describe, expect, test } from 'vitest'
import { rolloutBounds } from './bounds.ts'
import { strategySpec } from './spec.ts'
import { rescale, stepRollout } from './step.ts'

const strategy = (rollingUpdate: object = {}) => strategySpec.parse({ rollingUpdate }).rollingUpdate
const view = (replicas: number, available = replicas) => ({ replicas, available })

test.each([
  // desired, surge of 25 % rounded up, unavailable of 25 % rounded down
  [10, 3, 2],
  [4, 1, 1],
  [1, 1, 0],
  [0, 0, 1],
])('25 %% of %d pods: %d more, %d fewer', (desired, surge, unavailable) => {
  expect(rolloutBounds(strategy(), desired)).toEqual({ surge, unavailable: desired === 0 ? 1 : unavailable })
})

test('nothing more and nothing fewer would never move: one may be missing', () => {
  // 9 % of 10 pods, rounded down.
  expect(rolloutBounds(strategy({ maxSurge: 0, maxUnavailable: '9%' }), 10)).toEqual({ surge: 0, unavailable: 1 })
})

describe('a rolling update of 10 pods, 3 more and 2 fewer', () => {
  const bounds = { surge: 3, unavailable: 2 }

  test('begins with 3 new pods, then takes 2 old ones: 10 + 3 - 8 - 3 not yet ready', () => {
    expect(stepRollout([view(10), view(0)], 10, bounds)).toEqual([10, 3])
    expect(stepRollout([view(10), view(3, 0)], 10, bounds)).toEqual([8, 3])
    expect(stepRollout([view(8), view(3, 0)], 10, bounds)).toEqual([8, 5])
    expect(stepRollout([view(8), view(5, 0)], 10, bounds)).toEqual([8, 5])
  })

  test('each new pod that is Ready lets an old one go', () => {
    expect(stepRollout([view(8), view(5, 1)], 10, bounds)).toEqual([7, 5])
    expect(stepRollout([view(8), view(5, 5)], 10, bounds)).toEqual([3, 5])
  })

  test('old pods that are not Ready go first, within what may go at all', () => {
    // 8 + 5 - 8 - 5 = 0 may go; with one new pod Ready 1 may, and it is a broken one: no spare one falls.
    expect(stepRollout([view(8, 6), view(5, 0)], 10, bounds)).toEqual([8, 5])
    expect(stepRollout([view(8, 6), view(5, 1)], 10, bounds)).toEqual([7, 5])
  })

  test('ends with the new version alone', () => {
    expect(stepRollout([view(1), view(10, 9)], 10, bounds)).toEqual([0, 10])
  })
})

describe('the wanted number changes in the middle', () => {
  test('from 10 to 20: 8 and 5 of 13 become their shares of 25', () => {
    // 20 + ceil(5) = 25 allowed; 8 · 25 / 13 = 15.4, 5 · 25 / 13 = 9.6: 15 and 10.
    expect(rescale([8, 5], 20, { surge: 5, unavailable: 5 }, 13)).toEqual([15, 10])
  })

  test('from 10 to 4: 8 and 5 of 13 become their shares of 5', () => {
    // 8 · 5 / 13 = 3.1, 5 · 5 / 13 = 1.9.
    expect(rescale([8, 5], 4, { surge: 1, unavailable: 1 }, 13)).toEqual([3, 2])
  })

  test('what rounding leaves goes to the largest', () => {
    // 12 allowed of 10 before: 5, 3 and 2 would become 6, 3.6 and 2.4, rounded 6, 4 and 2: nothing is left. Of 11: 5.5, 3.3, 2.2: 6, 3 and 2.
    expect(rescale([5, 3, 2], 10, { surge: 1, unavailable: 0 }, 10)).toEqual([6, 3, 2])
    expect(rescale([3, 3, 3], 8, { surge: 2, unavailable: 0 }, 9)).toEqual([3, 3, 4])
  })

  test('to nothing', () => {
    expect(rescale([8, 5], 0, { surge: 0, unavailable: 1 }, 13)).toEqual([0, 0])
  })
})
