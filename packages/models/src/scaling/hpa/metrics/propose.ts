import type { CurrentMetric, MetricProposal } from '../decision.ts'
import {
  averageReplicas,
  type Count,
  sumSeries,
  type Tolerance,
  utilizationReplicas,
  valuePerPodReplicas,
  valueReplicas,
} from '../replica-calculator/index.ts'
import type { HpaSeen, MetricReading } from '../seen.ts'
import type { HpaMetric } from '../spec/metrics.ts'
import type { HpaSpec } from '../spec.ts'
import { describeMetric, type MetricFailure, metricFailure, readFailure, targetMilli } from './describe.ts'

/** What one metric asks for, or how it failed. */
export type Proposed = { readonly proposal: MetricProposal; readonly failure?: MetricFailure }

type Counted = { readonly count: Count; readonly current: CurrentMetric } | { readonly error: string }

/** Asks one metric how many replicas it wants. */
export function propose(metric: HpaMetric, reading: MetricReading, spec: HpaSpec, seen: HpaSeen): Proposed {
  const name = describeMetric(metric)
  const counted =
    'error' in reading ? { error: readFailure(metric, seen.namespace ?? 'default', reading.error) } : count(metric, reading, spec, seen)
  if ('error' in counted) {
    const failure = metricFailure(metric, counted.error)
    return { failure, proposal: { metric: name, error: failure.error } }
  }
  return { proposal: { metric: name, ...counted.count, current: counted.current } }
}

function count(metric: HpaMetric, reading: Exclude<MetricReading, { error: string }>, spec: HpaSpec, seen: HpaSeen): Counted {
  if ('samples' in reading) return countPods(metric, reading.samples, spec, seen)
  return countValue(metric, 'valueMilli' in reading ? [reading.valueMilli] : reading.seriesMilli, spec, seen)
}

function countPods(
  metric: HpaMetric,
  samples: Extract<MetricReading, { samples: unknown }>['samples'],
  spec: HpaSpec,
  seen: HpaSeen,
): Counted {
  const { controller } = spec
  const common = {
    pods: seen.pods,
    samples,
    currentReplicas: seen.specReplicas,
    tolerance: toleranceOf(spec),
    readiness: {
      atSeconds: seen.atSeconds,
      initializationSeconds: controller.cpuInitializationSeconds,
      readinessDelaySeconds: controller.initialReadinessDelaySeconds,
    },
  }
  if (metric.target.type === 'Utilization') {
    const { name: resource, container, target } = metric
    const found = utilizationReplicas({ ...common, resource, container, targetPercent: target.percent, profile: controller.profile })
    if ('error' in found) return found
    const { utilizationPercent, averageMilli, ...count } = found
    return { count, current: { averageUtilization: utilizationPercent, averageValueMilli: averageMilli } }
  }
  const found = averageReplicas({ ...common, resource: metric.type === 'Pods' ? undefined : metric.name, targetMilli: targetMilli(metric) })
  if ('error' in found) return found
  const { averageMilli, ...count } = found
  return { count, current: { averageValueMilli: averageMilli } }
}

function countValue(metric: HpaMetric, seriesMilli: readonly (number | bigint)[], spec: HpaSpec, seen: HpaSeen): Counted {
  const { profile } = spec.controller
  const isPerPod = metric.target.type === 'AverageValue'
  const usageMilli = sumSeries(
    seriesMilli,
    profile.saturates && metric.type === 'External' ? (isPerPod ? 'stops-below-zero' : 'stops') : 'wraps',
  )
  const common = { usageMilli, targetMilli: targetMilli(metric), tolerance: toleranceOf(spec) }
  if (isPerPod) {
    const isCapped = profile.saturates && metric.type === 'External'
    const { averageMilli, ...count } = valuePerPodReplicas({ ...common, statusReplicas: seen.statusReplicas, isCapped })
    return { count, current: { averageValueMilli: averageMilli } }
  }
  const found = valueReplicas({ ...common, pods: seen.pods, currentReplicas: seen.specReplicas, profile })
  return 'error' in found ? found : { count: found, current: { valueMilli: usageMilli } }
}

/** The controller's tolerance, or the one that the spec gives a direction where that is allowed. */
export function toleranceOf({ controller, behavior }: HpaSpec): Tolerance {
  const { tolerance } = controller
  const isGiven = controller.isToleranceConfigurable && behavior !== undefined
  return {
    test: controller.profile.toleranceTest,
    up: isGiven ? (behavior.scaleUp.tolerance ?? tolerance) : tolerance,
    down: isGiven ? (behavior.scaleDown.tolerance ?? tolerance) : tolerance,
  }
}
