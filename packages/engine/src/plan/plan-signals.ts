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
  /** Its intervals begin with the run; otherwise anywhere. */
  readonly isAligned?: boolean
}

/** The entries of `metrics`, a Pods metric once for each service whose autoscaler reads it; then the rates that KEDA's triggers read, and the loads that forecasts are made of. */
export function planSignals(scenario: Scenario): PlannedSignal[] {
  return [...declaredSignals(scenario), ...scenario.services.flatMap(triggerSignals), ...scenario.services.flatMap(loadSignals)]
}

/** How often the management plug-in of RabbitMQ samples its rates. */
const brokerRateSeconds = 5

/** The rate that a trigger of a service's ScaledObject reads has a name of its own, since services may have queues of one name. */
export function triggerSignalName(service: string, metricName: string): string {
  return `${service}/${metricName}`
}

/** The load of a service as its forecaster reads it. */
export function loadSignalName(service: string): string {
  return `${service}/load`
}

function loadSignals({ name, autoscaler }: Scenario['services'][number], service: number): PlannedSignal[] {
  if (autoscaler.kind !== 'predictive') return []
  const { intervalSeconds, metricDelaySeconds } = autoscaler.spec
  return [
    {
      name: loadSignalName(name),
      type: 'External',
      service,
      of: { kind: 'measure', measure: 'requests-per-second' },
      through: { kind: 'external', interval: intervalSeconds, delay: metricDelaySeconds },
      isAligned: true,
    },
  ]
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
