import type { LatencySummary, MetricId, RunResult } from '@plimsoll/engine'
import { columnsOf, servicesOf } from '../series/columns.ts'
import { breachOf } from './breach.ts'
import { isWorse } from './compare-values.ts'
import { type Measurement, unmeasured } from './measurement.ts'
import type { Objective, RecordedPercentile } from './objective.ts'

type Figure = Exclude<keyof LatencySummary, 'service' | 'intent' | 'count'>

const percentileFigures: Readonly<Record<RecordedPercentile, readonly [figure: Figure, series: MetricId]>> = {
  50: ['p50Seconds', 'latency.p50'],
  90: ['p90Seconds', 'latency.p90'],
  95: ['p95Seconds', 'latency.p95'],
  99: ['p99Seconds', 'latency.p99'],
  99.9: ['p999Seconds', 'latency.p999'],
}

export function measurePercentile(result: RunResult, objective: Objective, percentile: RecordedPercentile): Measurement {
  const [figure, series] = percentileFigures[percentile]
  return measure(result, objective, figure, series)
}

export function measureMeanLatency(result: RunResult, objective: Objective): Measurement {
  return measure(result, objective, 'meanSeconds', 'latency.mean')
}

/** The longest latency has no series: only that it was too long is known, not when. */
export function measureMaxLatency(result: RunResult, objective: Objective): Measurement {
  return measure(result, objective, 'maxSeconds', null)
}

/** Without a service in its scope an objective has to hold in every service, so the worst one decides: percentiles cannot be pooled. */
function measure(result: RunResult, objective: Objective, figure: Figure, series: MetricId | null): Measurement {
  const intent = objective.scope.intent ?? 'customers'
  const { service } = objective.scope
  const summaries = result.latency.filter((summary) => summary.intent === intent && (service === null || summary.service === service))
  const measured = summaries.flatMap((summary) => {
    const value = summary[figure]
    return value === null ? [] : [{ service: summary.service, value }]
  })
  if (measured.length === 0) return unmeasured(whyNothing(result, service, intent))
  const worst = measured.reduce((worst, next) => (isWorse(next.value, worst.value, objective.comparator, objective.limit) ? next : worst))
  const columns = series === null ? [] : columnsOf(result, series, service === null ? { intent } : { intent, service })
  return {
    value: worst.value,
    breach: breachOf(
      result,
      objective,
      columns.map(({ values }) => values),
    ),
    decidedBy: measured.length > 1 ? worst.service : null,
  }
}

function whyNothing(result: RunResult, service: string | null, intent: string): string {
  const services = servicesOf(result)
  if (service !== null && !services.includes(service)) return `no service is called ${service}; the run has ${services.join(', ')}`
  const whose = intent === 'customers' ? 'customer request' : 'request of an attacker'
  return service === null ? `no ${whose} was served` : `no ${whose} was served by ${service}`
}
