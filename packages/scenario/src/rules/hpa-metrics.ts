import { hpaOf } from '@plimsoll/models'
import type { Path } from '../path.ts'
import type { ScenarioService } from '../scenario.ts'

type HpaMetric = NonNullable<ReturnType<typeof hpaOf>>['metrics'][number]

/** Metrics that the HPA of a service reads, each with its place in the document. External metrics of KEDA come from its triggers instead. */
export function hpaMetrics(service: ScenarioService, index: number): readonly { readonly metric: HpaMetric; readonly at: Path }[] {
  const { autoscaler, name } = service
  const metrics = hpaOf(autoscaler, name)?.metrics ?? []
  const at: Path = ['services', index, 'autoscaler', autoscaler.kind]
  switch (autoscaler.kind) {
    case 'fixed':
    case 'scalingPolicies':
      return []
    case 'hpa':
      return metrics.map((metric, position) => ({ metric, at: [...at, 'metrics', position] }))
    case 'scheduled':
    case 'predictive':
      return metrics.map((metric, position) => ({ metric, at: [...at, 'hpa', 'metrics', position] }))
    case 'keda': {
      const ofPods = metrics.filter(({ type }) => type !== 'External')
      return ofPods.map((metric) => ({
        metric,
        at: [
          ...at,
          'triggers',
          autoscaler.spec.triggers.findIndex(({ type, signal }) => signal.kind === 'resource' && type === metric.name),
        ],
      }))
    }
  }
}
