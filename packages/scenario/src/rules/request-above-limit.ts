import { valueAt } from '../path.ts'
import { quote } from '../received.ts'
import type { Rule } from './rule.ts'

const resources = ['cpu', 'memory', 'nvidia.com/gpu'] as const

export const requestAboveLimit: Rule = {
  code: 'E205',
  severity: 'error',
  title: 'request above limit',
  cause: 'A pod requests more of a resource than its limit allows it to use. The Kubernetes API refuses such a pod.',
  fix: 'Lower the request or raise the limit.',
  example: {
    wrong:
      'services: [{ name: checkout, pods: { requests: { cpu: 2 }, limits: { cpu: 500m }, serviceTime: 20ms }, autoscaler: { fixed: { replicas: 2 } } }]',
    right:
      'services: [{ name: checkout, pods: { requests: { cpu: 500m }, limits: { cpu: 2 }, serviceTime: 20ms }, autoscaler: { fixed: { replicas: 2 } } }]',
  },
  check({ services, data }) {
    return services.flatMap((service, index) =>
      resources.flatMap((resource) => {
        const request = service?.pods.requests[resource]
        const limit = service?.pods.limits[resource]
        if (request === undefined || limit === undefined || request <= limit) return []
        const at = ['services', index, 'pods', 'requests', resource]
        const written = quote(valueAt(data, at))
        const allowed = quote(valueAt(data, ['services', index, 'pods', 'limits', resource]))
        const is = `is ${written} but the limit is ${allowed}`
        return [{ at, part: 'value', is, expected: `at most ${allowed}`, received: written, fix: 'lower the request or raise the limit' }]
      }),
    )
  },
}
