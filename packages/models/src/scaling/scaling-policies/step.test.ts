import { describe, expect, it } from 'vitest'
import { scalingPoliciesSpec } from './spec.ts'
import { initialScalingPoliciesState, type ScalingPoliciesState, step } from './step.ts'

type Minute = { readonly cpu: number; readonly running: number }

/** One evaluation a minute of a service that begins with `start` pods. */
function evaluate(given: object, minutes: readonly Minute[], start: number) {
  const spec = scalingPoliciesSpec.parse({ minCapacity: 2, maxCapacity: 40, ...given })
  let state: ScalingPoliciesState = initialScalingPoliciesState
  let desired = start
  return minutes.map(({ cpu, running }, minute) => {
    const atSeconds = 60 * (minute + 1)
    const datapoint = (value: number) => ({ atSeconds, value, capacity: running })
    const arrived = { cpu: datapoint(cpu), 'requests-per-target': datapoint(0) }
    const next = step(spec, state, { atSeconds, service: 'shop', arrived, desired, current: running })
    state = next.state
    desired = next.decision.desired
    return next.decision
  })
}

const times = (count: number, cpu: number, running: number): Minute[] => Array.from({ length: count }, () => ({ cpu, running }))
const desiredOf = (decisions: ReturnType<typeof evaluate>) => decisions.map(({ desired }) => desired)
const cpu60 = { policies: [{ kind: 'target-tracking', name: 'cpu60', targetValue: 60 }] }

describe('target tracking', () => {
  it('names its alarm after the service', () => {
    const [, , third] = evaluate(cpu60, times(3, 90, 4), 4)
    // ⌈4 · 90 / 60⌉ = 6
    expect(third.desired).toBe(6)
    expect(third.chosen?.triggered).toBe('monitor alarm TargetTracking-service/shop-AlarmHigh in state ALARM triggered policy cpu60')
  })

  it('within the cooldown counts from the pods before, so that saturated newcomers add nothing', () => {
    // 4 pods at 100 %: ⌈4 · 100 / 60⌉ = 7. Seven at 100 % would be 12, which waits for the end of the 300 s.
    const decisions = evaluate(cpu60, [...times(3, 100, 4), ...times(5, 100, 7)], 4)
    expect(desiredOf(decisions)).toEqual([4, 4, 7, 7, 7, 7, 7, 12])
  })

  it('takes away once, then waits for its cooldown', () => {
    // Fifteen datapoints at 30 %: ⌈12 · 30 / 60⌉ = 6; then ⌈6 · 30 / 60⌉ = 3, five minutes later.
    const decisions = evaluate(cpu60, [...times(15, 30, 12), ...times(5, 30, 6)], 12)
    expect(desiredOf(decisions).slice(13)).toEqual([12, 6, 6, 6, 6, 6, 3])
    expect(decisions[15].reason).toMatch('policy cpu60 is held: the scale-in cooldown is not over')
  })

  it('says nothing of what the least capacity would undo anyway', () => {
    const decisions = evaluate({ ...cpu60, minCapacity: 6 }, [...times(15, 30, 12), ...times(3, 30, 6)], 12)
    expect(decisions.slice(15).map(({ rule, reason }) => [rule, reason])).toEqual(Array.from({ length: 3 }, () => ['none', null]))
  })

  it('adds at once after it took away', () => {
    const decisions = evaluate(cpu60, [...times(15, 30, 12), ...times(3, 90, 6)], 12)
    // ⌈6 · 90 / 60⌉ = 9
    expect(desiredOf(decisions).slice(14)).toEqual([6, 6, 6, 9])
  })
})

describe('step scaling', () => {
  const alarm = { comparisonOperator: 'GreaterThanThreshold', threshold: 70, evaluationPeriods: 1 }
  const stepAdjustments = [
    { metricIntervalLowerBound: 0, metricIntervalUpperBound: 15, scalingAdjustment: 2 },
    { metricIntervalLowerBound: 15, scalingAdjustment: 3 },
  ]

  it('the documentation’s own example: 2 are added, and when 3 are asked for within the cooldown, 1 more', () => {
    const policies = [{ kind: 'step', alarm, adjustmentType: 'ChangeInCapacity', stepAdjustments }]
    expect(desiredOf(evaluate({ policies }, [...times(2, 75, 5), ...times(1, 90, 7)], 5))).toEqual([7, 7, 8])
  })
})

it.each([
  [{ kind: 'simple', alarm: { comparisonOperator: 'GreaterThanThreshold', threshold: 70, evaluationPeriods: 1 } }],
  [{ kind: 'target-tracking' }],
])('%j is no policy of a service', (policy) => {
  expect(scalingPoliciesSpec.safeParse({ maxCapacity: 4, policies: [policy] }).success).toBe(false)
})
