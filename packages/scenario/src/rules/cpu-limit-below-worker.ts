import { sampler } from '@plimsoll/kernel'
import { valueAt } from '../path.ts'
import { quote } from '../received.ts'
import type { Rule } from './rule.ts'

export const cpuLimitBelowWorker: Rule = {
  code: 'W218',
  severity: 'warning',
  title: 'CPU limit below what one request needs',
  cause:
    'A request needs more CPU than the limit allows in its service time, so that even one that is alone in its pod is throttled: it takes longer than serviceTime says. serviceTime is meant without throttling.',
  fix: 'Raise limits.cpu to cpuPerRequest ÷ mean service time or more, leave it out, or correct cpuPerRequest.',
  example: {
    wrong: `services:
  - name: checkout
    pods: { requests: { cpu: 250m }, limits: { cpu: 250m }, serviceTime: 20ms, cpuPerRequest: 15ms }
    autoscaler: { fixed: { replicas: 2 } }`,
    right: `services:
  - name: checkout
    pods: { requests: { cpu: 250m }, limits: { cpu: 1 }, serviceTime: 20ms, cpuPerRequest: 15ms }
    autoscaler: { fixed: { replicas: 2 } }`,
  },
  check({ services, data }) {
    return services.flatMap((service, index) => {
      const { limits, cpuPerRequest, serviceTime } = service?.pods ?? {}
      if (limits?.cpu === undefined || cpuPerRequest === undefined || serviceTime === undefined) return []
      const cores = cpuPerRequest / sampler(serviceTime).mean
      if (cores <= limits.cpu) return []
      const at = ['services', index, 'pods', 'limits', 'cpu']
      const written = quote(valueAt(data, at))
      const needed = `${Math.ceil(cores * 1000)}m`
      const is = `is ${written}, but one request uses ${needed} while it is worked on: each takes ${times(cores / limits.cpu)} times its service time or more`
      return [{ at, part: 'value' as const, is, expected: `at least ${needed}`, received: written, fix: `write ${needed} or more` }]
    })
  },
}

function times(ratio: number): string {
  return String(Number(ratio.toFixed(1)))
}
