import type { AlarmSpec } from './spec.ts'

/** One value of a metric: the mean of a period that ended at `atSeconds`, over `capacity` members; null where none reported. */
export type Datapoint = { readonly atSeconds: number; readonly value: number | null; readonly capacity: number }

/** Target tracking makes its alarms itself: three datapoints above the target, fifteen below 90 % of it. */
export const highDatapoints = 3
export const lowDatapoints = 15
export const lowShare = 0.9

type Watched = Pick<AlarmSpec, 'comparisonOperator' | 'threshold' | 'evaluationPeriods' | 'datapointsToAlarm'>

/** State ALARM: enough of the latest datapoints breach. Datapoints that are missing breach nothing. */
export function isInAlarm(alarm: Watched, datapoints: readonly Datapoint[]): boolean {
  const { evaluationPeriods, datapointsToAlarm = evaluationPeriods } = alarm
  return datapoints.slice(-evaluationPeriods).filter(({ value }) => value !== null && breaches(alarm, value)).length >= datapointsToAlarm
}

function breaches({ comparisonOperator, threshold }: Watched, value: number): boolean {
  switch (comparisonOperator) {
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold
    case 'GreaterThanThreshold':
      return value > threshold
    case 'LessThanThreshold':
      return value < threshold
    case 'LessThanOrEqualToThreshold':
      return value <= threshold
  }
}

export function highAlarm(target: number): Watched {
  return { comparisonOperator: 'GreaterThanThreshold', threshold: target, evaluationPeriods: highDatapoints }
}

export function lowAlarm(target: number): Watched {
  return { comparisonOperator: 'LessThanThreshold', threshold: lowShare * target, evaluationPeriods: lowDatapoints }
}
