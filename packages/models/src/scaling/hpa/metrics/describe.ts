import type { Int64 } from '../int64.ts'
import type { HpaMetric } from '../spec/metrics.ts'

/** A metric as conditions and events name it. @example 'cpu resource utilization (percentage of request)' */
export function describeMetric({ type, name, target, describedObject, selectorText }: HpaMetric): string {
  switch (type) {
    case 'Resource':
      return target.type === 'Utilization' ? `${name} resource utilization (percentage of request)` : `${name} resource`
    case 'ContainerResource':
      return target.type === 'Utilization' ? `${name} container resource utilization (percentage of request)` : `${name} resource`
    case 'Pods':
      return `pods metric ${name}`
    case 'Object':
      // Object metrics by AverageValue carry the name of external ones in every release recorded.
      return target.type === 'Value' ? `${describedObject?.kind} metric ${name}` : `external metric ${name}(${selectorText})`
    case 'External':
      return `external metric ${name}(${selectorText})`
  }
}

/** How a failure to read the metrics API reads after the replica calculator has passed it on. */
export function readFailure({ type, name, describedObject, selectorText }: HpaMetric, namespace: string, error: string): string {
  switch (type) {
    case 'Resource':
    case 'ContainerResource':
      return `unable to get metrics for resource ${name}: ${error}`
    case 'Pods':
      return `unable to get metric ${name}: ${error}`
    case 'Object':
      return `unable to get metric ${name}: ${describedObject?.kind} on ${namespace} ${describedObject?.name}/${error}`
    case 'External':
      return `unable to get external metric ${namespace}/${name}/${selectorText}: ${error}`
  }
}

/** A failed metric in the three places that tell of it. */
export type MetricFailure = {
  /** Reason of the condition and of the event. */
  readonly reason: string
  /** The event's message. The condition puts its own words before it. */
  readonly message: string
  /** The error of the whole metric, as the pass reports it. */
  readonly error: string
}

/** Wraps an error of the replica calculator as each metric type does. */
export function metricFailure(metric: HpaMetric, error: string): MetricFailure {
  const { type, name, target, container } = metric
  const reason = `FailedGet${type}Metric`
  switch (type) {
    case 'Resource':
    case 'ContainerResource': {
      const message = `failed to get ${name} ${target.type === 'Utilization' ? 'utilization' : 'usage'}: ${error}`
      const source = type === 'Resource' ? `${name} resource` : `${container} container`
      return { reason, message, error: `failed to get ${source} metric value: ${message}` }
    }
    case 'Pods':
      return { reason, message: error, error: `failed to get pods metric value: ${error}` }
    case 'Object': {
      const passedOn = target.type === 'Value' ? error : `failed to get ${name} object metric: ${error}`
      return { reason, message: error, error: `failed to get object metric value: ${passedOn}` }
    }
    case 'External': {
      const what = target.type === 'Value' ? `external metric ${name}` : `${name} external metric`
      return { reason, message: error, error: `failed to get ${name} external metric value: failed to get ${what}: ${error}` }
    }
  }
}

/** What a metric's target is, in milli-units or percent. */
export function targetMilli(metric: HpaMetric): Int64 {
  return metric.target.type === 'Utilization' ? metric.target.percent : metric.target.milli
}
