import { nearestWord } from '@plimsoll/kernel'
import { valueAt } from '../path.ts'
import type { Draft } from '../scenario.ts'
import type { Rule } from './rule.ts'

/** Metrics behind each API; resource metrics fail together. */
const typesOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['custom', ['Pods', 'Object']],
  ['external', ['External']],
])

export const dropoutOfNothing: Rule = {
  code: 'W216',
  severity: 'warning',
  title: 'dropout of a metric that nobody reads',
  cause: 'A metrics-dropout fault names a metric that the scenario does not have behind that API, so it hits nothing.',
  fix: 'Name an entry of metrics or a trigger of a ScaledObject (s0-…), or leave metric out: then all metrics of the API drop out.',
  example: {
    wrong: `metrics: [{ name: http_requests_per_second, type: Pods, of: requests-per-second }]
faults: [{ kind: metrics-dropout, at: 1h, for: 10m, api: custom, metric: http_requests }]`,
    right: `metrics: [{ name: http_requests_per_second, type: Pods, of: requests-per-second }]
faults: [{ kind: metrics-dropout, at: 1h, for: 10m, api: custom, metric: http_requests_per_second }]`,
  },
  check({ data, metrics, services }) {
    const faults = valueAt(data, ['faults'])
    if (!Array.isArray(faults) || metrics.includes(undefined) || services.includes(undefined)) return []
    return faults.flatMap((fault, index) => {
      const name = valueAt(fault, ['metric'])
      const api = valueAt(fault, ['api'])
      if (valueAt(fault, ['kind']) !== 'metrics-dropout' || typeof name !== 'string' || typeof api !== 'string') return []
      const known = knownTo(api, metrics, services)
      if (known.includes(name)) return []
      const near = nearestWord(name, known)
      return [
        {
          at: ['faults', index, 'metric'],
          part: 'value' as const,
          is: `is ${name}, which nothing reads through the ${api} metrics API`,
          expected: known.length > 0 ? `one of ${known.join(', ')}` : `a metric behind the ${api} metrics API`,
          received: name,
          fix: near ? `did you mean ${near}?` : 'leave it out: then all metrics of the API drop out',
        },
      ]
    })
  },
}

function knownTo(api: string, metrics: Draft['metrics'], services: Draft['services']): readonly string[] {
  const declared = metrics.flatMap((metric) => (metric && typesOf.get(api)?.includes(metric.type) ? metric.name : []))
  if (api !== 'external') return declared
  const triggers = services.flatMap((service) => (service?.autoscaler.kind === 'keda' ? service.autoscaler.spec.triggers : []))
  return [...new Set([...declared, ...triggers.map(({ metricName }) => metricName)])]
}
