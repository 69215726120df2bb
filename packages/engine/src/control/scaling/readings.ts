import { type HpaMetric, type MetricReading, noMetrics, type PublishedResource, type PublishedSamples } from '@plimsoll/models'
import type { Simulation } from '../simulation.ts'
import type { Pod } from '../world.ts'

/**
 * What a metrics API answers an HPA, the same as one number (for metrics of pods the mean) in the metric's own unit, and how old the newest
 * observation in it is. Both NaN when there is no answer.
 */
export type AgedReading = { readonly reading: MetricReading; readonly value: number; readonly ageSeconds: number }

/** Asks the metrics API that a metric of a service's HPA is read through. Columns in the reading are good until the same is asked again. */
export function readMetric(sim: Simulation, service: number, metric: HpaMetric, atSeconds: number): AgedReading {
  const { pods } = sim.world.services[service]
  switch (metric.type) {
    case 'Resource':
    case 'ContainerResource':
      return readResource(sim, service, metric.name as PublishedResource, atSeconds)
    case 'Pods': {
      const found = sim.signals.readPods(sim.signals.find(service, 'Pods', metric.name), pods, atSeconds)
      if ('error' in found) return failed(found.error)
      return { reading: { samples: found }, value: meanValue(found.valuesMilli, pods.length), ageSeconds: atSeconds - found.atSeconds }
    }
    case 'Object':
    case 'External': {
      const found = sim.signals.read(sim.signals.find(service, metric.type, metric.name), atSeconds)
      if ('error' in found) return failed(found.error)
      const { valueMilli } = found
      const reading = metric.type === 'Object' ? { valueMilli } : { seriesMilli: [valueMilli] }
      return { reading, value: valueMilli / 1000, ageSeconds: atSeconds - found.atSeconds }
    }
  }
}

function readResource(sim: Simulation, service: number, resource: PublishedResource, atSeconds: number): AgedReading {
  const { pods } = sim.world.services[service]
  const failure = sim.signals.failure('Resource', resource, atSeconds)
  if (failure) return failed(failure)
  const samples = sim.metrics.published(resource, service, pods)
  const ageSeconds = meanAge(samples, pods, atSeconds)
  if (Number.isNaN(ageSeconds)) return failed(noMetrics('Resource'))
  return { reading: { samples }, value: meanValue(samples.valuesMilli, pods.length), ageSeconds }
}

function failed(error: string): AgedReading {
  return { reading: { error }, value: Number.NaN, ageSeconds: Number.NaN }
}

/** Mean of the samples there are, in units; NaN without any. */
function meanValue(valuesMilli: Float64Array, rows: number): number {
  let sum = 0
  let count = 0
  for (let row = 0; row < rows; row++) {
    if (Number.isNaN(valuesMilli[row])) continue
    sum += valuesMilli[row]
    count++
  }
  return sum / count / 1000
}

/** Mean age of the samples that a controller sees now; NaN when it sees none. */
function meanAge(samples: PublishedSamples, pods: readonly Pod[], atSeconds: number): number {
  let sum = 0
  let count = 0
  for (let row = 0; row < pods.length; row++) {
    if (Number.isNaN(samples.valuesMilli[row])) continue
    sum += atSeconds - samples.atSeconds[row]
    count++
  }
  return sum / count
}
