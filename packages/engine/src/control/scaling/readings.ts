import { type HpaMetric, type MetricReading, noMetrics, type PublishedResource } from '@plimsoll/models'
import type { Simulation } from '../simulation.ts'
import { podList } from './pod-list.ts'

/**
 * What a metrics API answers an HPA, the same as one number (for metrics of pods the mean) in the metric's own unit, how old the newest
 * observation in it is, and since when it can be read. All NaN when there is no answer.
 */
export type AgedReading = {
  readonly reading: MetricReading
  readonly value: number
  readonly ageSeconds: number
  readonly publishedAtSeconds: number
}

/** Asks the metrics API that a metric of a service's HPA is read through. Columns in the reading are good until the same is asked again. */
export function readMetric(sim: Simulation, service: number, metric: HpaMetric, atSeconds: number): AgedReading {
  switch (metric.type) {
    case 'Resource':
    case 'ContainerResource':
      return readResource(sim, service, metric.name as PublishedResource, atSeconds)
    case 'Pods': {
      const { pods } = sim.world.services[service]
      const found = sim.signals.readPods(sim.signals.find(service, 'Pods', metric.name), pods, atSeconds)
      return 'error' in found
        ? failed(found.error)
        : aged({ samples: found }, meanOf(found.valuesMilli, pods.length) / 1000, found, atSeconds)
    }
    case 'Object':
    case 'External': {
      const found = sim.signals.read(sim.signals.find(service, metric.type, metric.name), atSeconds)
      if ('error' in found) return failed(found.error)
      const { valueMilli } = found
      return aged(metric.type === 'Object' ? { valueMilli } : { seriesMilli: [valueMilli] }, valueMilli / 1000, found, atSeconds)
    }
  }
}

function aged(
  reading: MetricReading,
  value: number,
  found: { readonly atSeconds: number; readonly publishedAtSeconds: number },
  atSeconds: number,
): AgedReading {
  return { reading, value, ageSeconds: atSeconds - found.atSeconds, publishedAtSeconds: found.publishedAtSeconds }
}

function readResource(sim: Simulation, service: number, resource: PublishedResource, atSeconds: number): AgedReading {
  const failure = sim.signals.failure('Resource', resource, atSeconds)
  if (failure) return failed(failure)
  const { slots, views } = podList(sim, service)
  const { samples, meanMilli, meanAtSeconds, meanPublishedAtSeconds } = sim.metrics.published(
    resource,
    service,
    slots,
    views.length,
    atSeconds,
  )
  if (Number.isNaN(meanMilli)) return failed(noMetrics('Resource'))
  return {
    reading: { samples },
    value: meanMilli / 1000,
    ageSeconds: atSeconds - meanAtSeconds,
    publishedAtSeconds: meanPublishedAtSeconds,
  }
}

/** A reading that is none. */
export function failed(error: string): AgedReading {
  return { reading: { error }, value: Number.NaN, ageSeconds: Number.NaN, publishedAtSeconds: Number.NaN }
}

/** Mean of what is known; NaN when nothing is. */
function meanOf(column: Float64Array, rows: number): number {
  let sum = 0
  let count = 0
  for (let row = 0; row < rows; row++) {
    if (Number.isNaN(column[row])) continue
    sum += column[row]
    count++
  }
  return sum / count
}
