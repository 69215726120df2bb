import { addInt64, divideInt64, type Int64, multiplyInt64 } from '../int64.ts'
import { groupPods, podGroup } from './grouping.ts'
import { type PodMetricInput, podErrors } from './pod-metric.ts'
import { sumGroup } from './sum-group.ts'
import { type Count, countInTwoPasses, type PodMeasure } from './two-pass.ts'

export type AverageTarget = {
  /** Resource name; absent for metrics that aren't resources. Only `cpu` looks at readiness. */
  readonly resource?: string
  readonly milli: Int64
}

export type AverageCount = { readonly count: Count; readonly averageMilli: Int64 }

/** Size for an average a pod: resources by AverageValue, and Pods metrics. Samples of unknown names count as if they were pods. */
export function averageReplicas(input: PodMetricInput, target: AverageTarget): AverageCount | { readonly error: string } {
  const { pods, samples } = input
  if (pods.length === 0) return { error: podErrors.noPods }
  const groups = groupPods(pods, samples, target.resource === 'cpu' ? input.readiness : null)
  const strangers = samples.strangersMilli ?? []
  const size = groups.ready + strangers.length
  if (size === 0) return { error: podErrors.noSamples }

  let usage = sumGroup(groups.codes, podGroup.ready, samples.valuesMilli)
  for (const value of strangers) usage = addInt64(usage, value)

  const measure: PodMeasure<Int64> = {
    ratioOf: (sum, count) => Number(divideInt64(sum, count)) / Number(target.milli),
    withMissing: (sum, assumed) => (assumed === 'target' ? addInt64(sum, multiplyInt64(target.milli, groups.missing)) : sum),
    withUnready: (sum) => sum,
  }
  const count = countInTwoPasses({
    measure,
    totals: { sum: usage, size },
    groups,
    currentReplicas: input.currentReplicas,
    tolerance: input.tolerance,
  })
  if (count === null) return { error: podErrors.noMatch }
  return { count, averageMilli: divideInt64(usage, size) }
}
