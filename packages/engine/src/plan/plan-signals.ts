import { defaultPipeline, type Measure, type PatternSpec, type Pipeline, type SignalType } from '@plimsoll/models'
import type { Scenario } from '@plimsoll/scenario'

/** A metric that autoscalers may follow, of one service: what it measures there and how its value travels. */
export type PlannedSignal = {
  readonly name: string
  readonly type: SignalType
  /** Index into `services`; null for a value that comes from elsewhere. */
  readonly service: number | null
  readonly of: { readonly kind: 'measure'; readonly measure: Measure } | { readonly kind: 'pattern'; readonly pattern: PatternSpec }
  readonly through: Pipeline
}

/** The entries of `metrics`, a Pods metric once for each service whose autoscaler reads it. */
export function planSignals({ metrics, services }: Scenario): PlannedSignal[] {
  return metrics.flatMap((metric): PlannedSignal[] => {
    const { name, type, of } = metric
    const through = metric.through ?? defaultPipeline(type)
    if (typeof of !== 'string') return [{ name, type, service: null, of: { kind: 'pattern', pattern: of }, through }]
    const measured = { name, type, of: { kind: 'measure', measure: of }, through } as const
    if (type !== 'Pods') {
      const service = metric.service === undefined ? 0 : services.findIndex((each) => each.name === metric.service)
      return [{ ...measured, service }]
    }
    return services.flatMap(({ autoscaler }, service) =>
      autoscaler.kind === 'hpa' && autoscaler.spec.metrics.some((read) => read.type === type && read.name === name)
        ? [{ ...measured, service }]
        : [],
    )
  })
}
