import { type HpaSpec, readForHpa } from '@plimsoll/models'
import type { Simulation } from '../../simulation.ts'
import { type AgedReading, failed, readMetric } from '../readings.ts'
import { type AgedAnswer, askSources } from './answers.ts'
import { podsOf } from './pods.ts'

/** Readings of the HPA that KEDA keeps: External metrics through KEDA, cpu and memory as any HPA reads them. */
export function readForKedaHpa(sim: Simulation, service: number, hpa: HpaSpec, atSeconds: number): readonly AgedReading[] {
  const memory = sim.autoscaling.keda[service]
  if (!memory) return []
  // Nobody asks KEDA while its API is away: no failure of a source is counted either.
  const outage = sim.signals.outage('External', atSeconds)
  if (outage)
    return hpa.metrics.map((metric) => (metric.type === 'External' ? failed(outage) : readMetric(sim, service, metric, atSeconds)))
  const asked = askSources(sim, service, memory, atSeconds)
  const step = readForHpa(
    memory.loop,
    memory.state,
    asked.map(({ answer }) => answer),
    podsOf(sim, service),
  )
  const cachedSeconds = atSeconds - memory.polledAtSeconds
  memory.state = step.state
  return hpa.metrics.map((metric): AgedReading => {
    if (metric.type !== 'External') return readMetric(sim, service, metric, atSeconds)
    const answer = step.answers.find(({ metricName }) => metricName === metric.name)
    if (!answer || 'error' in answer) return failed(`unable to fetch metrics from external metrics API: ${answer?.error ?? 'no items'}`)
    const position = memory.loop.triggers.findIndex(({ metricName }) => metricName === metric.name)
    const isCached = memory.loop.triggers[position]?.useCachedMetrics && !Number.isNaN(cachedSeconds)
    const ageSeconds = isCached ? cachedSeconds : position < 0 ? oldest(asked) : asked[position].ageSeconds || 0
    return {
      reading: { seriesMilli: [answer.milli] },
      value: Number(answer.milli) / 1000,
      ageSeconds,
      publishedAtSeconds: atSeconds - ageSeconds,
    }
  })
}

/** A composite is as old as the oldest of what it is made of. */
function oldest(asked: readonly AgedAnswer[]): number {
  return asked.reduce((most, { ageSeconds }) => (ageSeconds > most ? ageSeconds : most), 0)
}
