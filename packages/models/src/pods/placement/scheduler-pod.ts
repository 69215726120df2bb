import type { ContainerRequests, SchedulerPod } from '../../contract/scheduling/index.ts'
import type { PlacementFields } from './fields.ts'

/**
 * A pod template as the scheduler reads it. What owns the pods selects them by all of their labels, as a Deployment written by hand
 * mostly does.
 */
export function schedulerPod(service: string, fields: PlacementFields, containers: readonly ContainerRequests[]): SchedulerPod {
  const labels = fields.labels ?? { app: service }
  const required = fields.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
  const preferred = fields.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []
  return {
    labels,
    ownerMatchLabels: labels,
    containers,
    nodeSelector: fields.nodeSelector,
    requiredNodeAffinityTerms: required?.nodeSelectorTerms.map(({ matchExpressions }) => matchExpressions),
    preferredNodeAffinity: preferred.map(({ weight, preference }) => ({ weight, expressions: preference.matchExpressions })),
    tolerations: fields.tolerations ?? [],
    topologySpread: (fields.topologySpreadConstraints ?? []).map(({ labelSelector, ...constraint }) => ({
      ...constraint,
      matchLabels: labelSelector.matchLabels,
    })),
  }
}
