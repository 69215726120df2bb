import type { MetricId, RunResult } from '../../src/index.ts'

/** Second after second of a pod series of a run with buckets of 1 s; empty when the run has no such series. */
export function seconds({ metrics }: RunResult, id: MetricId): readonly number[] {
  return [...(metrics[id]?.columns[0].values ?? [])]
}

/** Reasons of the marks on the pods of the service. */
export function podMarks({ marks }: RunResult): readonly string[] {
  return marks.filter(({ kind, subject }) => kind === 'pod' && subject === 'shop/pods').map(({ reason }) => reason)
}
