import { hpaMetrics } from './hpa-metrics.ts'
import type { Rule } from './rule.ts'

export const cpuTargetWithoutRequest: Rule = {
  code: 'W203',
  severity: 'warning',
  title: 'utilisation target without a request',
  cause:
    'A HorizontalPodAutoscaler compares usage with the request of the pods. Pods without a request give it nothing to compare with: the real controller reports FailedGetResourceMetric and does not scale.',
  fix: 'Add the resource to pods.requests.',
  example: {
    wrong: 'services: [{ name: checkout, pods: { serviceTime: 20ms }, autoscaler: { hpa: { maxReplicas: 10 } } }]',
    right: 'services: [{ name: checkout, pods: { requests: { cpu: 500m }, serviceTime: 20ms }, autoscaler: { hpa: { maxReplicas: 10 } } }]',
  },
  check({ services }) {
    return services.flatMap((service, index) => {
      if (!service) return []
      const { requests, limits } = service.pods
      const missing = hpaMetrics(service, index)
        .filter(({ metric }) => metric.target.type === 'Utilization')
        .map(({ metric }) => metric.name as 'cpu' | 'memory')
        .filter((name) => !(requests[name] ?? limits[name]))
      if (missing.length === 0) return []
      const names = [...new Set(missing)].join(' and ')
      const is = `has no ${names}, which the autoscaler compares usage with`
      return [
        {
          at: ['services', index, 'pods', 'requests'],
          part: 'key' as const,
          is,
          expected: `a request of ${names}`,
          received: 'none',
          fix: `add ${names}`,
        },
      ]
    })
  },
}
