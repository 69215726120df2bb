import type { SignalType } from './spec.ts'

const api = {
  Resource: 'resource metrics API',
  Pods: 'custom metrics API',
  Object: 'custom metrics API',
  External: 'external metrics API',
} as const

/** What the HPA's client says when an API answers with nothing. @see k8s.io/kubernetes/pkg/controller/podautoscaler/metrics/client.go */
export function noMetrics(type: SignalType | 'Resource'): string {
  return `no metrics returned from ${api[type]}`
}

/** What it says when the adapter does not know the metric. `of` is what the metric describes: `pods`, or `services checkout`. */
export function unknownMetric(type: SignalType, name: string, of: string): string {
  return `unable to fetch metrics from ${api[type]}: the server could not find the metric ${name} for ${of}`
}

/** What it says when nobody answers for the API, in the recorded words. */
export function unavailable(type: SignalType | 'Resource'): string {
  const what = type === 'Resource' ? ' (get pods.metrics.k8s.io)' : ''
  return `unable to fetch metrics from ${api[type]}: the server is currently unable to handle the request${what}`
}

/** What a source says that has nobody to speak for it: each scaler of KEDA has its own words. */
export const sourceDown = 'the source does not answer'
