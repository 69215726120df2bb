import type { Rule } from './rule.ts'

export const idleService: Rule = {
  code: 'W202',
  severity: 'warning',
  title: 'service without traffic',
  cause: 'No traffic source sends requests to the service, so its pods cost money and do nothing.',
  fix: 'Send traffic to it, or remove it.',
  example: {
    wrong: `traffic: [{ name: shoppers, to: checkout, pattern: { kind: constant, rate: 100/s } }]
services:
  - { name: checkout, pods: { serviceTime: 20ms }, autoscaler: { fixed: { replicas: 2 } } }
  - { name: search, pods: { serviceTime: 40ms }, autoscaler: { fixed: { replicas: 2 } } }`,
    right: `traffic: [{ name: shoppers, to: checkout, pattern: { kind: constant, rate: 100/s } }]
services:
  - { name: checkout, pods: { serviceTime: 20ms }, autoscaler: { fixed: { replicas: 2 } } }`,
  },
  check({ services, traffic }) {
    const isComplete = traffic.every((source) => source !== undefined)
    if (!isComplete || services.length < 2) return []
    const asked = new Set(traffic.map((source) => source?.to))
    if (asked.has(undefined)) return []
    return services.flatMap((service, index) =>
      service && !asked.has(service.name)
        ? [
            {
              at: ['services', index, 'name'],
              part: 'value',
              is: 'gets no traffic',
              expected: 'a traffic source with `to` this service',
              received: 'none',
            },
          ]
        : [],
    )
  },
}
