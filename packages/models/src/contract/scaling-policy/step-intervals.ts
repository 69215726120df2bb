import type { AdjustmentType, StepAdjustment } from './spec.ts'

/** Why step adjustments are none, in the rules of the API: intervals that touch, at most one open end each, no room for doubt. */
export function stepProblems(steps: readonly StepAdjustment[], type: AdjustmentType): readonly string[] {
  const problems: string[] = []
  if (steps.some(({ metricIntervalLowerBound: low, metricIntervalUpperBound: high }) => low === undefined && high === undefined))
    problems.push('a step needs a lower or an upper bound')
  const sorted = [...steps].sort((a, b) => lowOf(a) - lowOf(b))
  sorted.forEach((each, index) => {
    const next = sorted[index + 1]
    if (highOf(each) <= lowOf(each)) problems.push(`the interval from ${lowOf(each)} to ${highOf(each)} is empty`)
    else if (next && highOf(each) > lowOf(next)) problems.push(`intervals overlap between ${lowOf(next)} and ${highOf(each)}`)
    else if (next && highOf(each) < lowOf(next)) problems.push(`intervals leave a gap from ${highOf(each)} to ${lowOf(next)}`)
  })
  if (lowOf(sorted[0]) < 0 && lowOf(sorted[0]) !== Number.NEGATIVE_INFINITY)
    problems.push('the lowest interval begins below the threshold, so it needs an open lower bound')
  const last = highOf(sorted[sorted.length - 1])
  if (last > 0 && last !== Number.POSITIVE_INFINITY)
    problems.push('the highest interval ends above the threshold, so it needs an open upper bound')
  if (type === 'ExactCapacity' && steps.some(({ scalingAdjustment }) => scalingAdjustment < 0))
    problems.push('an ExactCapacity is no negative number')
  return problems
}

/**
 * The step of a breach, the metric less the threshold. Above the threshold an interval holds its lower end, below it its upper end.
 * Nothing where the policy has no step for it.
 */
export function stepAt(steps: readonly StepAdjustment[], breach: number): StepAdjustment | undefined {
  return steps.find((each) =>
    breach >= 0 ? breach >= lowOf(each) && breach < highOf(each) : breach > lowOf(each) && breach <= highOf(each),
  )
}

function lowOf({ metricIntervalLowerBound }: StepAdjustment): number {
  return metricIntervalLowerBound ?? Number.NEGATIVE_INFINITY
}

function highOf({ metricIntervalUpperBound }: StepAdjustment): number {
  return metricIntervalUpperBound ?? Number.POSITIVE_INFINITY
}
