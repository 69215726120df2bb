import type { CurrentMetric, MetricProposal } from '../decision.ts'
import {
  averageReplicas,
  type Count,
  type PodMetricInput,
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
  const { replicas, rule, ratio, pods } = counted.count
  return { proposal: { metric: name, replicas, rule, ratio, current: counted.current, pods } }
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
  const input: PodMetricInput = {
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
  const { type, name, container, target } = metric
  if (target.type === 'Utilization') {
    const found = utilizationReplicas(input, { resource: name, container, percent: target.percent, profile: controller.profile })
    if ('error' in found) return found
    return { count: found.count, current: { averageUtilization: found.utilizationPercent, averageValueMilli: found.averageMilli } }
  }
  const found = averageReplicas(input, { resource: type === 'Pods' ? undefined : name, milli: target.milli })
  return 'error' in found ? found : { count: found.count, current: { averageValueMilli: found.averageMilli } }
}

function countValue(metric: HpaMetric, seriesMilli: readonly (number | bigint)[], spec: HpaSpec, seen: HpaSeen): Counted {
  const { profile } = spec.controller
  const { type, target } = metric
  const isPerPod = target.type === 'AverageValue'
  const isCapped = profile.saturates && type === 'External'
  const usageMilli = sumSeries(seriesMilli, !isCapped ? 'wraps' : isPerPod ? 'stops-below-zero' : 'stops')
  const common = { usageMilli, targetMilli: targetMilli(metric), tolerance: toleranceOf(spec) }
  if (isPerPod) {
    const { count, averageMilli } = valuePerPodReplicas({ ...common, statusReplicas: seen.statusReplicas, isCapped })
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
