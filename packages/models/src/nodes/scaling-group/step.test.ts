import { describe, expect, it } from 'vitest'
import { type ScalingPolicy, scalingPolicy } from '../../contract/scaling-policy/index.ts'
import { initialScalingGroupState, type ScalingGroupSeen, type ScalingGroupState, step } from './step.ts'

const policy = (given: object): ScalingPolicy => scalingPolicy.parse(given)
const cpu50 = policy({ kind: 'target-tracking', name: 'cpu50', targetValue: 50 })

type Minute = { readonly cpu: number | null; readonly requests?: number } & Partial<Omit<ScalingGroupSeen, 'arrived' | 'atSeconds'>>

/** One evaluation a minute; the desired capacity that a decision makes holds from the next minute on, unless a minute says otherwise. */
function evaluate(policies: readonly ScalingPolicy[], minutes: readonly Minute[], start = 4, bounds = { min: 1, max: 20 }) {
  let state: ScalingGroupState = initialScalingGroupState
  let desired = start
  return minutes.map(({ cpu, requests = 0, ...given }, minute) => {
    const atSeconds = 60 * (minute + 1)
    const current = given.current ?? start
    const datapoint = (value: number | null) => ({ atSeconds, value, capacity: current })
    const seen = { atSeconds, desired, current, warming: 0, settledAtSeconds: 0, ...given }
    const arrived = { cpu: datapoint(cpu), 'requests-per-target': datapoint(requests) }
    const next = step({ name: 'web', ...bounds, policies }, state, { ...seen, arrived })
    state = next.state
    desired = next.decision.desired
    return next.decision
  })
}

const times = (count: number, minute: Minute): Minute[] => Array.from({ length: count }, () => minute)
const last = <T>(list: readonly T[]): T => list[list.length - 1]

describe('target tracking', () => {
  it('adds in proportion after three datapoints above the target, in the words of the scaling activity', () => {
    const decisions = evaluate([cpu50], times(3, { cpu: 72 }))
    // ceil(4 · 72 / 50) = ceil(5.76) = 6
    expect(decisions.map(({ desired }) => desired)).toEqual([4, 4, 6])
    expect(last(decisions).reason).toBe(
      'a monitor alarm TargetTracking-web-AlarmHigh in state ALARM triggered policy cpu50 changing the desired capacity from 4 to 6',
    )
    expect(last(decisions).inputs).toEqual(['average CPU 72 % over 4, above the target of 50 for 3 datapoints'])
  })

  it('a datapoint at the target breaks the series', () => {
    expect(last(evaluate([cpu50], [...times(2, { cpu: 72 }), { cpu: 50 }, ...times(2, { cpu: 72 })])).desired).toBe(4)
  })

  it('adds no more for the same load while new machines warm up, and more for a larger one', () => {
    const warming = { current: 4, warming: 2 }
    const decisions = evaluate([cpu50], [...times(3, { cpu: 72 }), { cpu: 74, ...warming }, { cpu: 90, ...warming }])
    // ceil(4 · 74 / 50) = 6 are wanted and there already; ceil(4 · 90 / 50) = ceil(7.2) = 8.
    expect(decisions.slice(3).map(({ desired }) => desired)).toEqual([6, 8])
  })

  it('takes away after fifteen datapoints below 90 % of the target', () => {
    const decisions = evaluate([cpu50], times(15, { cpu: 30 }), 10)
    expect(decisions.slice(0, 14).every(({ desired }) => desired === 10)).toBe(true)
    // 10 · 30 / 50 = 6
    expect(last(decisions)).toMatchObject({ desired: 6, rule: 'target-tracking' })
    expect(last(decisions).inputs).toEqual(['average CPU 30 % over 10, below 45 for 15 datapoints'])
    expect(last(evaluate([cpu50], times(30, { cpu: 45 }), 10)).desired).toBe(10)
  })

  it('removing 1.5 machines removes one', () => expect(last(evaluate([cpu50], times(15, { cpu: 25 }), 3)).desired).toBe(2))

  it('takes nothing away while machines warm up, and says so', () => {
    expect(last(evaluate([cpu50], times(15, { cpu: 30, warming: 1 }), 10))).toMatchObject({
      desired: 10,
      rule: 'held',
      reason: 'a monitor alarm TargetTracking-web-AlarmLow in state ALARM, but policy cpu50 is held: 1 instance is warming up',
    })
  })

  it('removes no more than that while machines are being terminated: they count as capacity still', () => {
    const decisions = evaluate([cpu50], [...times(15, { cpu: 30 }), { cpu: 30, current: 10 }, { cpu: 30, current: 10 }], 10)
    expect(decisions.slice(14).map(({ desired }) => desired)).toEqual([6, 6, 6])
  })

  it('only adds where scale-in is off', () => {
    const outOnly = policy({ kind: 'target-tracking', targetValue: 50, disableScaleIn: true })
    expect(last(evaluate([outOnly], times(20, { cpu: 10 }), 10)).desired).toBe(10)
  })

  it('does nothing on missing data', () => expect(last(evaluate([cpu50], times(20, { cpu: null }), 10)).desired).toBe(10))

  it('stays within the bounds', () => {
    expect(last(evaluate([cpu50], times(3, { cpu: 100 }), 12, { min: 1, max: 20 }))).toMatchObject({
      desired: 20,
      inputs: ['average CPU 100 % over 12, above the target of 50 for 3 datapoints', '24 asked for, 1 to 20 allowed'],
    })
    expect(last(evaluate([cpu50], times(3, { cpu: 100 }), 20, { min: 1, max: 20 }))).toMatchObject({
      desired: 20,
      rule: 'bounds',
      reason: expect.stringMatching('but the desired capacity is at the maximum of 20'),
    })
  })
})

describe('several policies', () => {
  const requests1000 = policy({ kind: 'target-tracking', metric: 'requests-per-target', targetValue: 1000 })

  it('any may add, and the largest counts', () => {
    // CPU asks for ceil(4 · 60 / 50) = 5, requests for ceil(4 · 2000 / 1000) = 8.
    expect(last(evaluate([cpu50, requests1000], times(3, { cpu: 60, requests: 2000 }))).desired).toBe(8)
    expect(last(evaluate([cpu50, requests1000], times(3, { cpu: 60, requests: 900 }))).desired).toBe(5)
  })

  it('target tracking takes away only when all of it agrees, the least', () => {
    expect(last(evaluate([cpu50, requests1000], times(15, { cpu: 20, requests: 1000 }), 10)).desired).toBe(10)
    // 10 · 20 / 50 = 4 and 10 · 700 / 1000 = 7
    expect(last(evaluate([cpu50, requests1000], times(15, { cpu: 20, requests: 700 }), 10)).desired).toBe(7)
  })
})

describe('step scaling', () => {
  const above = { comparisonOperator: 'GreaterThanOrEqualToThreshold', threshold: 50, evaluationPeriods: 1 }
  const steps = policy({
    kind: 'step',
    name: 'cpu-steps',
    alarm: above,
    adjustmentType: 'PercentChangeInCapacity',
    stepAdjustments: [
      { metricIntervalLowerBound: 0, metricIntervalUpperBound: 10, scalingAdjustment: 0 },
      { metricIntervalLowerBound: 10, metricIntervalUpperBound: 20, scalingAdjustment: 10 },
      { metricIntervalLowerBound: 20, scalingAdjustment: 30 },
    ],
  })

  it('the guide’s own example: 60 makes 11 of 10, 62 while that one warms up no more, 70 makes 13', () => {
    const warming = { current: 10, warming: 1 }
    const decisions = evaluate([steps], [{ cpu: 55 }, { cpu: 60 }, { cpu: 62, ...warming }, { cpu: 70, ...warming }], 10)
    expect(decisions.map(({ desired }) => desired)).toEqual([10, 11, 11, 13])
    expect(last(decisions).reason).toBe(
      'a monitor alarm cpu-steps in state ALARM triggered policy cpu-steps changing the desired capacity from 11 to 13',
    )
  })

  it('two of three datapoints are enough where the alarm says so', () => {
    const alarm = { ...above, name: 'cpu-high', evaluationPeriods: 3, datapointsToAlarm: 2 }
    const stepAdjustments = [{ metricIntervalLowerBound: 0, scalingAdjustment: 2 }]
    const twoOfThree = policy({ kind: 'step', alarm, adjustmentType: 'ChangeInCapacity', stepAdjustments })
    const decisions = evaluate([twoOfThree], [{ cpu: 80 }, { cpu: 20 }, { cpu: 80 }])
    expect(decisions.map(({ desired }) => desired)).toEqual([4, 4, 6])
  })
})

describe('simple scaling', () => {
  const simple = policy({
    kind: 'simple',
    alarm: { comparisonOperator: 'GreaterThanThreshold', threshold: 70, evaluationPeriods: 1 },
    adjustmentType: 'ChangeInCapacity',
    scalingAdjustment: 2,
    cooldown: '5m',
  })

  it('waits for the activity before it, then for the cooldown', () => {
    const decisions = evaluate(
      [simple],
      [{ cpu: 90, settledAtSeconds: -300 }, { cpu: 90, settledAtSeconds: null }, ...times(5, { cpu: 90, settledAtSeconds: 120 })],
    )
    expect(decisions.map(({ desired }) => desired)).toEqual([6, 6, 6, 6, 6, 6, 8])
    expect(decisions[1].reason).toBe(
      'a monitor alarm simple-cpu in state ALARM, but policy simple-cpu is held: a scaling activity is in progress',
    )
    expect(decisions[2].reason).toMatch('the cooldown period is not over')
  })
})
