import { valueAt } from '../path.ts'
import { quote } from '../received.ts'
import type { ScenarioService } from '../scenario.ts'
import type { Rule, RuleFinding } from './rule.ts'

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
    return services.flatMap((service, index): RuleFinding[] => {
      const limit = service?.pods.limits.memory
      if (!service || limit === undefined) return []
      const at = ['services', index, 'pods', 'limits', 'memory']
      const written = quote(valueAt(data, at))
      const own = tooMuch(service.pods.memory, service.pods.workers, limit)
      const byVersions = service.rollouts.flatMap(({ pods }, position): RuleFinding[] => {
        const found = tooMuch(pods.memory, service.pods.workers, limit)
        if (!found) return []
        const is = `is more than limits.memory ${written} allows: ${found.why}`
        return [{ at: ['services', index, 'rollouts', position, 'pods', 'memory'], part: 'value', is, ...fixed(found.needed, written) }]
      })
      if (!own) return byVersions
      return [{ at, part: 'value', is: `is ${written}, but ${own.why}`, ...fixed(own.needed, written) }, ...byVersions]
    })
  },
}

type Use = ScenarioService['pods']['memory']

function tooMuch(memory: Use, workers: number, limitBytes: number): { readonly why: string; readonly needed: string } | null {
  if (!memory) return null
  const busyBytes = memory.base + workers * memory.perInFlight
  if (busyBytes <= limitBytes) return null
  const needed = `${Math.ceil(busyBytes / 1_048_576)}Mi`
  const why =
    memory.base > limitBytes
      ? `a pod that holds no request already uses ${Math.ceil(memory.base / 1_048_576)}Mi: it is OOMKilled whenever it starts`
      : `a pod with all ${workers} workers busy uses ${needed}: it is OOMKilled at work`
  return { why, needed }
}

function fixed(needed: string, received: string): Pick<RuleFinding, 'expected' | 'received' | 'fix'> {
  return { expected: `a limit of at least ${needed}`, received, fix: `write limits.memory: ${needed} or more` }
}
