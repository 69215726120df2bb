import type { ContainerRequests, HostPort, PodAffinity, SchedulerPod } from '../../contract/scheduling/index.ts'
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
    podAffinity: podAffinity(fields.affinity?.podAffinity),
    podAntiAffinity: podAffinity(fields.affinity?.podAntiAffinity),
    hostPorts: hostPorts(fields),
  }
}

/** Claims that all pods of a template share. */
export function sharedClaims({ volumes = [] }: PlacementFields): string[] {
  return volumes.flatMap(({ persistentVolumeClaim }) => (persistentVolumeClaim ? [persistentVolumeClaim.claimName] : []))
}

type AffinityFields = NonNullable<PlacementFields['affinity']>['podAffinity']

function podAffinity(fields: AffinityFields): PodAffinity | undefined {
  if (!fields) return undefined
  const { requiredDuringSchedulingIgnoredDuringExecution: required = [], preferredDuringSchedulingIgnoredDuringExecution: preferred = [] } =
    fields
  return {
    required: required.map(({ topologyKey, labelSelector }) => ({ topologyKey, selector: labelSelector })),
    preferred: preferred.map(({ weight, podAffinityTerm: { topologyKey, labelSelector } }) => ({
      weight,
      topologyKey,
      selector: labelSelector,
    })),
  }
}

/** With the host's network every port of the container is one of the host: the API server sets hostPort to it. */
function hostPorts({ ports = [], hostNetwork = false }: PlacementFields): HostPort[] | undefined {
  const found = ports.flatMap(({ hostPort, containerPort, hostIP, protocol }): HostPort[] => {
    const port = hostPort ?? (hostNetwork ? containerPort : undefined)
    return port === undefined ? [] : [{ port, protocol, ...(hostIP && { hostIP }) }]
  })
  return found.length > 0 ? found : undefined
}
