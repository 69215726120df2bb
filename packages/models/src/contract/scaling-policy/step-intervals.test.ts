import { describe, expect, it } from 'vitest'
import { adjusted, trackedCapacity } from './adjust.ts'
import { scalingPolicy } from './spec.ts'
import { stepAt } from './step-intervals.ts'

/** "Step adjustments" of the user guide of Amazon EC2 Auto Scaling: a threshold of 50 %, unchanged from 40 to 60. */
const out = [
  { metricIntervalLowerBound: 0, metricIntervalUpperBound: 10, scalingAdjustment: 0 },
  { metricIntervalLowerBound: 10, metricIntervalUpperBound: 20, scalingAdjustment: 10 },
  { metricIntervalLowerBound: 20, scalingAdjustment: 30 },
]
const into = [
  { metricIntervalLowerBound: -10, metricIntervalUpperBound: 0, scalingAdjustment: 0 },
  { metricIntervalLowerBound: -20, metricIntervalUpperBound: -10, scalingAdjustment: -10 },
  { metricIntervalUpperBound: -20, scalingAdjustment: -30 },
]

describe('the interval of a breach', () => {
  it.each([
    [50, 0],
    [59.9, 0],
    [60, 10],
    [69.9, 10],
    [70, 30],
    [100, 30],
  ])('out at %d %%: %d', (value, by) => expect(stepAt(out, value - 50)?.scalingAdjustment).toBe(by))

  it.each([
    [40.1, 0],
    [40, -10],
    [30.1, -10],
    [30, -30],
    [0, -30],
  ])('in at %d %%: %d', (value, by) => expect(stepAt(into, value - 50)?.scalingAdjustment).toBe(by))
})

describe('adjustments', () => {
  const percent = (by: number, minAdjustmentMagnitude?: number) =>
    ({ adjustmentType: 'PercentChangeInCapacity', scalingAdjustment: by, minAdjustmentMagnitude }) as const

  // The guide's own sequence: 10 → 11 (10 %), 11 → 14 (30 % is 3.3), 14 → 13 (10 % is 1.4), 13 → 10 (30 % is 3.9).
  it.each([
    [10, 10, 11],
    [11, 30, 14],
    [14, -10, 13],
    [13, -30, 10],
    [3, 22, 4],
    [1, -58, 0],
    [0, 50, 0],
  ])('%d by %d %%: %d', (capacity, by, result) => expect(adjusted(capacity, percent(by))).toBe(result))

  it('rounds 12.7 to 12 and -6.67 to -6', () => {
    expect(adjusted(127, percent(10))).toBe(139)
    expect(adjusted(667, percent(-1))).toBe(661)
  })

  it('makes at least the least change: 25 % of 4 is 1, of which 2 are made', () => expect(adjusted(4, percent(25, 2))).toBe(6))
  it('counts or sets: 3 and 5 are 8, or 5', () => {
    expect(adjusted(3, { adjustmentType: 'ChangeInCapacity', scalingAdjustment: 5 })).toBe(8)
    expect(adjusted(3, { adjustmentType: 'ExactCapacity', scalingAdjustment: 5 })).toBe(5)
  })
})

// The guide's own example: 1.5 instances more are two, 1.5 less are one.
it.each([
  [3, 75, 50, 5],
  [3, 25, 50, 2],
  [4, 75, 50, 6],
  [7, 70, 49, 10],
])('%d at %d %% are kept at %d %% by %d', (capacity, value, target, result) => {
  expect(trackedCapacity(capacity, value, target)).toBe(result)
})

it.each([
  [[{ scalingAdjustment: 1 }], 'a step needs a lower or an upper bound'],
  [[out[0], out[2]], 'intervals leave a gap from 10 to 20'],
  [[out[0], { metricIntervalLowerBound: 5, scalingAdjustment: 1 }], 'intervals overlap between 5 and 10'],
  [[out[0]], 'the highest interval ends above the threshold, so it needs an open upper bound'],
  [[into[0]], 'the lowest interval begins below the threshold, so it needs an open lower bound'],
  [[{ metricIntervalLowerBound: 5, metricIntervalUpperBound: 5, scalingAdjustment: 1 }], 'the interval from 5 to 5 is empty'],
])('%j are no step adjustments', (stepAdjustments, problem) => {
  const alarm = { comparisonOperator: 'GreaterThanThreshold', threshold: 50, evaluationPeriods: 1 }
  const policy = scalingPolicy.safeParse({ kind: 'step', alarm, adjustmentType: 'ChangeInCapacity', stepAdjustments })
  expect(policy.error?.issues.map(({ message }) => message)).toContain(problem)
})
