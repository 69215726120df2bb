import type { Rule } from './rule.ts'
import { serviceNames } from './service-names.ts'

export const unnamedService: Rule = {
  code: 'E203',
  severity: 'error',
  title: 'traffic that could go to several services',
  cause: 'With one service all traffic goes there. With several, each source has to say which one it asks.',
  fix: 'Add `to` with the name of a service.',
  example: {
    wrong: `services:
  - { name: checkout, pods: { serviceTime: 20ms }, autoscaler: { fixed: { replicas: 2 } } }
  - { name: search, pods: { serviceTime: 40ms }, autoscaler: { fixed: { replicas: 2 } } }`,
    right: `services:
  - { name: checkout, pods: { serviceTime: 20ms }, autoscaler: { fixed: { replicas: 2 } } }`,
  },
  check({ traffic, data }) {
    const known = serviceNames(data)
    if (known.length < 2) return []
    return traffic.flatMap((source, index) =>
      source !== undefined && source.to === undefined
        ? [
            {
              at: ['traffic', index],
              part: 'key',
              is: `names no service, and there are ${known.length}`,
              expected: `to: one of ${known.join(', ')}`,
              received: 'no to',
              fix: `add to: ${known[0]}`,
            },
          ]
        : [],
    )
  },
}
