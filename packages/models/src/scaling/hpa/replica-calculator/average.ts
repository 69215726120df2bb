import { addInt64, divideInt64, type Int64, multiplyInt64 } from '../int64.ts'
import { groupPods, podGroup } from './grouping.ts'
import { type PodMetricInput, podErrors } from './pod-metric.ts'
import { type Count, countInTwoPasses, type PodMeasure } from './two-pass.ts'

export type AverageInput = PodMetricInput & {
  /** Resource name; absent for metrics that aren't resources. Only `cpu` looks at readiness. */
  readonly resource?: string
  readonly targetMilli: Int64
}

export type AverageCount = Count & { readonly averageMilli: Int64 }

/** Size for an average a pod: resources by AverageValue, and Pods metrics. Samples of unknown names count as if they were pods. */
export function averageReplicas(input: AverageInput): AverageCount | { readonly error: string } {
  const { pods, samples, resource, targetMilli } = input
  if (pods.length === 0) return { error: podErrors.noPods }
  const groups = groupPods(pods, samples, resource === 'cpu' ? input.readiness : null)
  const strangers = samples.strangersMilli ?? []
  const size = groups.ready + strangers.length
  if (size === 0) return { error: podErrors.noSamples }

  let usage: Int64 = 0
  for (let index = 0; index < pods.length; index++)
    if (groups.codes[index] === podGroup.ready) usage = addInt64(usage, samples.valuesMilli[index])
  for (const value of strangers) usage = addInt64(usage, value)

  const measure: PodMeasure<Int64> = {
    ratioOf: (sum, count) => Number(divideInt64(sum, count)) / Number(targetMilli),
    withMissing: (sum, assumed) => (assumed === 'target' ? addInt64(sum, multiplyInt64(targetMilli, groups.missing)) : sum),
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
  return { ...count, averageMilli: divideInt64(usage, size) }
}
