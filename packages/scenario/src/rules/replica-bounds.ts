import type { ScenarioService } from '../scenario.ts'

/** Fewest and most pods that the service's autoscaler can want. */
export function replicaBounds({ autoscaler }: ScenarioService): { readonly least: number; readonly most: number } {
  switch (autoscaler.kind) {
    case 'fixed':
      return { least: autoscaler.spec.replicas, most: autoscaler.spec.replicas }
    case 'hpa':
      return { least: autoscaler.spec.minReplicas, most: autoscaler.spec.maxReplicas }
  }
}
