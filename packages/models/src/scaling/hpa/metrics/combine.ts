import type { CurrentMetric, MetricProposal } from '../decision.ts'
import type { HpaSeen } from '../seen.ts'
import type { HpaSpec } from '../spec.ts'
import type { MetricFailure } from './describe.ts'
import { propose } from './propose.ts'

/** All metrics together: the largest proposal, unless failures leave it unsafe. */
export type Combined = {
  readonly proposals: readonly MetricProposal[]
  readonly currentMetrics: readonly (CurrentMetric | null)[]
  readonly failures: readonly MetricFailure[]
  /** Null when every metric failed, or one failed and the rest would shrink the workload. */
  readonly best: { readonly replicas: number; readonly metric: string } | null
}

/** A failing metric is passed over on the way up and vetoes the way down. */
export function combineMetrics(spec: HpaSpec, seen: HpaSeen): Combined {
  const proposed = spec.metrics.map((metric, index) => propose(metric, seen.readings[index], spec, seen))
  const proposals = proposed.map(({ proposal }) => proposal)
  const failures = proposed.flatMap(({ failure }) => failure ?? [])

  let best = { replicas: 0, metric: '' }
  // A proposal of 0 gives way to any later one, even to one below it.
  for (const each of proposals) if (!('error' in each) && (best.replicas === 0 || each.replicas > best.replicas)) best = each
  const isUnsafe = failures.length >= proposals.length || (failures.length > 0 && best.replicas < seen.specReplicas)
  return {
    proposals,
    currentMetrics: proposals.map((each) => ('error' in each ? null : each.current)),
    failures,
    best: isUnsafe ? null : best,
  }
}
