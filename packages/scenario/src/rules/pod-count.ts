import { limits } from '../limits.ts'
import { replicaBounds } from './replica-bounds.ts'
import type { Rule } from './rule.ts'

export const podCount: Rule = {
  code: 'E206',
  severity: 'error',
  title: 'too many pods',
  cause: 'All services together may have 100 000 pods at their largest. Kubernetes itself supports 150 000 in one cluster.',
  fix: 'Lower maxReplicas or replicas, or split the scenario.',
  example: {
    wrong:
      'services: [{ name: checkout, pods: { requests: { cpu: 500m }, serviceTime: 20ms }, autoscaler: { hpa: { maxReplicas: 200000 } } }]',
    right: 'services: [{ name: checkout, pods: { requests: { cpu: 500m }, serviceTime: 20ms }, autoscaler: { hpa: { maxReplicas: 20 } } }]',
  },
  check({ services }) {
    const total = services.reduce((sum, service) => sum + (service ? replicaBounds(service).most : 0), 0)
    if (total <= limits.pods) return []
    const is = `can grow to ${total} pods`
    return [
      {
        at: ['services'],
        part: 'key',
        is,
        expected: `at most ${limits.pods} pods of all services together`,
        received: String(total),
        fix: 'lower maxReplicas',
      },
    ]
  },
}
