import { valueAt } from '../path.ts'
import { quote } from '../received.ts'
import type { Rule } from './rule.ts'

export const memoryLimitTooLow: Rule = {
  code: 'W217',
  severity: 'warning',
  title: 'memory limit below what a working pod uses',
  cause:
    'A container that uses more memory than its limit is OOMKilled with everything that it holds. By pods.memory these pods pass their limit when they start, or as soon as every worker has a request, before anything waits.',
  fix: 'Raise limits.memory above base + workers × perInFlight, with room for requests that wait; or correct pods.memory.',
  example: {
    wrong: `services:
  - name: checkout
    pods: { requests: { cpu: 500m }, limits: { memory: 256Mi }, memory: { base: 200Mi, perInFlight: 8Mi }, workers: 16, serviceTime: 20ms }
    autoscaler: { fixed: { replicas: 2 } }`,
    right: `services:
  - name: checkout
    pods: { requests: { cpu: 500m }, limits: { memory: 512Mi }, memory: { base: 200Mi, perInFlight: 8Mi }, workers: 16, serviceTime: 20ms }
    autoscaler: { fixed: { replicas: 2 } }`,
  },
  check({ services, data }) {
    return services.flatMap((service, index) => {
      const { memory, limits, workers } = service?.pods ?? {}
      if (!memory || limits?.memory === undefined || workers === undefined) return []
      const busyBytes = memory.base + workers * memory.perInFlight
      if (busyBytes <= limits.memory) return []
      const at = ['services', index, 'pods', 'limits', 'memory']
      const written = quote(valueAt(data, at))
      const needed = `${Math.ceil(busyBytes / 1_048_576)}Mi`
      const is =
        memory.base > limits.memory
          ? `is ${written}, but a pod that holds no request already uses ${Math.ceil(memory.base / 1_048_576)}Mi: it is OOMKilled whenever it starts`
          : `is ${written}, but a pod with all ${workers} workers busy uses ${needed}: it is OOMKilled at work`
      return [{ at, part: 'value' as const, is, expected: `at least ${needed}`, received: written, fix: `write ${needed} or more` }]
    })
  },
}
