import { defaultPipeline, hpaOf, type Measure, type PatternSpec, type Pipeline, type SignalType } from '@plimsoll/models'
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

/** The entries of `metrics`, a Pods metric once for each service whose autoscaler reads it; then the rates that KEDA's triggers read. */
export function planSignals(scenario: Scenario): PlannedSignal[] {
  return [...declaredSignals(scenario), ...scenario.services.flatMap(triggerSignals)]
}

/** How often the management plug-in of RabbitMQ samples its rates. */
const brokerRateSeconds = 5

/** The rate that a trigger of a service's ScaledObject reads has a name of its own, since services may have queues of one name. */
export function triggerSignalName(service: string, metricName: string): string {
  return `${service}/${metricName}`
}

function triggerSignals({ name, autoscaler }: Scenario['services'][number], service: number): PlannedSignal[] {
  if (autoscaler.kind !== 'keda') return []
  return autoscaler.spec.triggers.flatMap(({ metricName, signal }): PlannedSignal[] => {
    if (signal.kind !== 'arrival-rate') return []
    const through: Pipeline = { kind: 'external', interval: brokerRateSeconds, delay: 0 }
    return [
      {
        name: triggerSignalName(name, metricName),
        type: 'External',
        service,
        of: { kind: 'measure', measure: 'requests-per-second' },
        through,
      },
    ]
  })
}

function declaredSignals({ metrics, services }: Scenario): PlannedSignal[] {
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
      hpaOf(autoscaler, services[service].name)?.metrics.some((read) => read.type === type && read.name === name)
        ? [{ ...measured, service }]
        : [],
    )
  })
}
