import type { DataPlaneResult, LatencySeries } from '../dataplane/port.ts'
import type { Plan } from '../plan/plan.ts'
import type { Column, Metric, MetricId } from './run-result.ts'

const percentiles = ['p50', 'p90', 'p95', 'p99', 'p999', 'mean'] as const satisfies readonly (keyof LatencySeries)[]

/** The data plane's counts as rates per second, and its percentiles, as labelled columns. */
export function requestMetrics(plan: Plan, data: DataPlaneResult, grid: Float64Array): Partial<Record<MetricId, Metric>> {
  const perSecond = (counts: Float64Array) =>
    counts.map((count, bucket) => count / (Math.min(plan.durationSeconds, grid[bucket] + plan.bucketSeconds) - grid[bucket]))
  const labelsOf = (index: number) => ({
    source: plan.sources[index].name,
    intent: plan.sources[index].intent,
    service: plan.services[plan.sources[index].service].name,
  })

  const offered = data.sources.map((source, index): Column => ({ labels: labelsOf(index), values: perSecond(source.offered) }))
  const ended = data.sources.flatMap((source, index) =>
    Object.entries(source.ended).map(
      ([outcome, counts]): Column => ({ labels: { ...labelsOf(index), outcome }, values: perSecond(counts) }),
    ),
  )
  const served = ended.filter(({ labels }) => labels.outcome === 'served')
  const metrics: Partial<Record<MetricId, Metric>> = {
    'requests.offered': { unit: 'requests/s', kind: 'counter', columns: offered },
    'requests.served': { unit: 'requests/s', kind: 'counter', columns: served },
    'requests.outcome': { unit: 'requests/s', kind: 'counter', columns: ended },
  }
  for (const name of percentiles) {
    const columns = data.latency.map(
      (series): Column => ({ labels: { service: plan.services[series.service].name, intent: series.intent }, values: series[name] }),
    )
    metrics[`latency.${name}`] = { unit: 'seconds', kind: name === 'mean' ? 'gauge' : 'quantile', columns }
  }
  if (data.throttled.length > 0) {
    const columns = data.throttled.map(
      ({ service, ratio }): Column => ({ labels: { service: plan.services[service].name }, values: ratio }),
    )
    metrics['cpu.throttled'] = { unit: 'ratio', kind: 'gauge', columns }
  }
  return metrics
}
