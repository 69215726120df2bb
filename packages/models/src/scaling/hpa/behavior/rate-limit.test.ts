import { describe, expect, it } from 'vitest'
import type { ScaleEvent } from '../decision.ts'
import type { HpaScalingPolicy, HpaScalingRules } from '../spec/behavior.ts'
import { limitLegacy } from './legacy.ts'
import { type RateLimitInput, rateLimit, scaleDownLimit, scaleUpLimit } from './rate-limit.ts'

const rules = (policies: HpaScalingPolicy[], selectPolicy: HpaScalingRules['selectPolicy'] = 'Max'): HpaScalingRules => ({
  policies,
  selectPolicy,
  stabilizationWindowSeconds: 0,
  tolerance: null,
})
const policy = (type: 'Pods' | 'Percent', value: number, periodSeconds = 60): HpaScalingPolicy => ({ type, value, periodSeconds })
const event = (change: number): ScaleEvent[] => (change === 0 ? [] : [{ change, atSeconds: 90, isOutdated: false }])

function at(current: number, wanted: number, both: HpaScalingRules, ups = 0, downs = 0): RateLimitInput {
  const behavior = { scaleUp: both, scaleDown: both }
  return { behavior, current, wanted, minReplicas: 1, maxReplicas: 1000, scaleUps: event(ups), scaleDowns: event(downs), atSeconds: 100 }
}

describe('policies, golden vectors of the upstream tests', () => {
  it('15: 700 % of 3 is 24', () => expect(rateLimit(at(3, 1000, rules([policy('Percent', 700)]))).replicas).toBe(24))
  // The period began with 6 - 4 + 2 = 4 pods; 300 % more is 16.
  it('16: events of both directions enter the base', () =>
    expect(rateLimit(at(6, 24, rules([policy('Percent', 300, 300)]), 4, 2)).replicas).toBe(16))
  // 10 - 2 + 4 = 12; half of it is 6.
  it('17: and on the way down', () => expect(rateLimit(at(10, 1, rules([policy('Percent', 50, 180)]), 2, 4)).replicas).toBe(6))
  // 100 + 12 = 112; half is 56. 100 + 30 = 130; 10 % less is 117, above the current size.
  it('18: what was removed in the period counts', () => {
    expect(rateLimit(at(100, 1, rules([policy('Percent', 50)]), 0, 12)).replicas).toBe(56)
    expect(rateLimit(at(100, 1, rules([policy('Percent', 10)]), 0, 30)).replicas).toBe(100)
  })
  it('19: Min selects the least change', () => {
    const least = rules([policy('Pods', 2), policy('Percent', 50)], 'Min')
    expect(rateLimit(at(1, 100, least)).replicas).toBe(2)
    expect(rateLimit(at(5, 1, least)).replicas).toBe(3)
  })
  it('Disabled keeps the size and says so', () => {
    expect(rateLimit(at(5, 9, rules([policy('Pods', 2)], 'Disabled')))).toEqual({ replicas: 5, by: 'ScaleUpLimit' })
    expect(rateLimit(at(5, 2, rules([policy('Pods', 2)], 'Disabled')))).toEqual({ replicas: 5, by: 'ScaleDownLimit' })
  })
})

// Limits are doubles: start * (1 + v/100) rounded up, start * (1 - v/100) truncated.
describe('trap 9: percent policies are computed in doubles', () => {
  it.each([
    [100, 10, 111],
    [50, 10, 56],
    [200, 10, 221],
  ])('%d and +%d %% is %d', (size, percent, limit) => expect(scaleUpLimit(at(size, 0, rules([policy('Percent', percent)])))).toBe(limit))
  it.each([
    [10, 90, 0],
    [5, 80, 0],
    [10, 80, 1],
    [90, 30, 62],
  ])('%d and -%d %% is %d', (size, percent, limit) => expect(scaleDownLimit(at(size, 0, rules([policy('Percent', percent)])))).toBe(limit))
})

describe('trap 4: without behavior', () => {
  it('the size goes to 4, then doubles each time', () => {
    expect([1, 4, 8].map((size) => limitLegacy(size, 100, 1, 100).replicas)).toEqual([4, 8, 16])
  })
  it('the bound that acted is named', () => {
    expect(limitLegacy(10, 50, 1, 15)).toEqual({ replicas: 15, by: 'TooManyReplicas' })
    expect(limitLegacy(10, 50, 1, 100)).toEqual({ replicas: 20, by: 'ScaleUpLimit' })
    expect(limitLegacy(10, 1, 3, 100)).toEqual({ replicas: 3, by: 'TooFewReplicas' })
  })
})
