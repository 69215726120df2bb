import type { Path } from '../path.ts'
import type { Draft } from '../scenario.ts'
import type { Rule, RuleFinding } from './rule.ts'
import { serviceNames } from './service-names.ts'

export const unnamedService: Rule = {
  code: 'E203',
  severity: 'error',
  title: 'no service named among several',
  cause:
    'With one service all traffic goes there and all metrics are of it. With several, each source and each metric has to say which one.',
  fix: 'Add `to`, or `service` in a metric, with the name of a service.',
  example: {
    wrong: `services:
  - { name: checkout, pods: { serviceTime: 20ms }, autoscaler: { fixed: { replicas: 2 } } }
  - { name: search, pods: { serviceTime: 40ms }, autoscaler: { fixed: { replicas: 2 } } }`,
    right: `services:
  - { name: checkout, pods: { serviceTime: 20ms }, autoscaler: { fixed: { replicas: 2 } } }`,
  },
  check({ traffic, metrics, data }) {
    const known = serviceNames(data)
    if (known.length < 2) return []
    const silent = (at: Path, field: string): RuleFinding => ({
      at,
      part: 'key',
      is: `names no service, and there are ${known.length}`,
      expected: `${field}: one of ${known.join(', ')}`,
      received: `no ${field}`,
      fix: `add ${field}: ${known[0]}`,
    })
    return [
      ...traffic.flatMap((source, index) => (source && source.to === undefined ? [silent(['traffic', index], 'to')] : [])),
      ...metrics.flatMap((metric, index) => (metric && needsService(metric) ? [silent(['metrics', index], 'service')] : [])),
    ]
  },
}

function needsService({ type, of, service }: NonNullable<Draft['metrics'][number]>): boolean {
  return type !== 'Pods' && typeof of === 'string' && service === undefined
}
