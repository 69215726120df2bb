import { measureEnds, measureHeadroom, measureNodesMax, measurePodsMax } from './capacity.ts'
import { marginOf, meets } from './compare-values.ts'
import { measureMaxLatency, measureMeanLatency, measurePercentile } from './latency.ts'
import type { Evidence, Measurement } from './measurement.ts'
import { measureBill, measureBurnMax, measureCostPerMillion } from './money.ts'
import type { EvaluatedObjective, Objective } from './objective.ts'
import { measureAvailability, measureOutcome } from './outcomes.ts'

/** Holds an objective against a run. A figure that cannot be had makes it `unknown` with the reason, never passed. */
export function evaluateObjective(objective: Objective, evidence: Evidence): EvaluatedObjective {
  const { limit, unit, comparator } = objective
  const measured = measure(objective, evidence)
  if (measured.value === null) {
    const blank = { value: null, limit, unit, margin: null, marginRatio: null, breach: null, decidedBy: null }
    return { objective, verdict: 'unknown', ...blank, reason: measured.reason }
  }
  const { value, breach, decidedBy } = measured
  const margin = marginOf(value, comparator, limit)
  return {
    objective,
    verdict: meets(value, comparator, limit) ? 'pass' : 'fail',
    value,
    limit,
    unit,
    margin,
    marginRatio: margin === null || limit === 0 ? null : margin / limit,
    breach,
    decidedBy,
    reason: null,
  }
}

function measure(objective: Objective, evidence: Evidence): Measurement {
  const { metric } = objective
  switch (metric.kind) {
    case 'percentile':
      return measurePercentile(evidence.result, objective, metric.percentile)
    case 'meanLatency':
      return measureMeanLatency(evidence.result, objective)
    case 'maxLatency':
      return measureMaxLatency(evidence.result, objective)
    case 'availability':
      return measureAvailability(evidence.result, objective)
    case 'outcome':
      return measureOutcome(evidence.result, objective, metric.outcome, metric.as)
    case 'bill':
      return measureBill(evidence, objective, metric.per)
    case 'burnMax':
      return measureBurnMax(evidence)
    case 'costPerMillion':
      return measureCostPerMillion(evidence)
    case 'podsMax':
      return measurePodsMax(evidence, objective)
    case 'nodesMax':
      return measureNodesMax(evidence, objective)
    case 'ends':
      return measureEnds(evidence, objective, metric.of)
    case 'headroom':
      return measureHeadroom(evidence, objective)
  }
}
