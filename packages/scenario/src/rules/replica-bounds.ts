import type { ScenarioService } from '../scenario.ts'

/** Fewest and most pods that the service's autoscaler can want, and the field that says the most. */
export function replicaBounds({ autoscaler }: ScenarioService): { readonly least: number; readonly most: number; readonly field: string } {
  switch (autoscaler.kind) {
    case 'fixed':
      return { least: autoscaler.spec.replicas, most: autoscaler.spec.replicas, field: 'replicas' }
    case 'hpa':
      return { least: autoscaler.spec.minReplicas, most: autoscaler.spec.maxReplicas, field: 'maxReplicas' }
    case 'keda': {
      const { idleReplicaCount, minReplicaCount, maxReplicaCount } = autoscaler.spec
      return { least: idleReplicaCount ?? minReplicaCount, most: maxReplicaCount, field: 'maxReplicaCount' }
    }
    case 'scalingPolicies':
      return { least: autoscaler.spec.minCapacity, most: autoscaler.spec.maxCapacity, field: 'maxCapacity' }
    case 'scheduled':
      return { least: autoscaler.spec.minReplicas, most: autoscaler.spec.maxReplicas, field: 'windows' }
    case 'predictive': {
      const { base, minReplicas, maxReplicas } = autoscaler.spec
      return { least: minReplicas, most: maxReplicas, field: base.kind === 'hpa' ? 'hpa' : 'maxReplicas' }
    }
  }
}
