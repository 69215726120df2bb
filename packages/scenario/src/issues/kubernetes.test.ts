import { describe, expect, it } from 'vitest'
import { parseScenario } from '../index.ts'
import { checkout } from '../testing/documents.ts'

/** Errors of an HPA spec, as a person reads them. */
function errors(hpa: string): readonly (readonly [code: string, said: string, fix: string | undefined])[] {
  const services = `services: [{ name: shop, pods: { requests: { cpu: 500m }, serviceTime: 20ms }, autoscaler: { hpa: ${hpa} } }]`
  return parseScenario(checkout({ services }))
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code, message, fix }) => [code, message.replace('services.shop.autoscaler.hpa.', ''), fix])
}

const policies = (policy: string) => `{ maxReplicas: 9, behavior: { scaleUp: { policies: [${policy}] } } }`
const cpu = (target: string) => `{ maxReplicas: 9, metrics: [{ type: Resource, resource: { name: cpu, target: ${target} } }] }`

/** Words: k8s.io/kubernetes/pkg/apis/autoscaling/validation, and the API machinery's for unknown fields. */
describe('an HPA is refused in the words of the API server, with what to do', () => {
  it.each([
    ['{ maxReplicas: 0 }', 'E113', 'maxReplicas is 0: must be greater than 0', 'write 1 or more'],
    [
      '{ maxReplicas: 9, behavior: { scaleDown: { stabilizationWindowSeconds: 3601 } } }',
      'E113',
      'behavior.scaleDown.stabilizationWindowSeconds is 3601: must be less than or equal to 3600',
      'write 3600 or less',
    ],
    [
      policies('{ type: Pods, value: 0, periodSeconds: 15 }'),
      'E113',
      'behavior.scaleUp.policies.0.value is 0: must be greater than zero',
      'write 1 or more',
    ],
    [
      policies('{ type: Pods, value: 1, periodSeconds: 1801 }'),
      'E113',
      'behavior.scaleUp.policies.0.periodSeconds is 1801: must be less than or equal to 1800',
      'write 1800 or less',
    ],
    [policies(''), 'E113', 'behavior.scaleUp.policies is an empty list: must specify at least one Policy', undefined],
    [policies('{ type: Pod, value: 1, periodSeconds: 15 }'), 'E114', 'behavior.scaleUp.policies.0.type is "Pod"', 'did you mean Pods?'],
    [cpu('{ type: Utilization, value: "1" }'), 'E115', 'metrics.0.resource.target.value is "1"', undefined],
    [cpu('{ type: AverageValue, averageValue: 5oo }'), 'E115', 'metrics.0.resource.target.averageValue is "5oo"', undefined],
    ['{ maxReplicas: 9, minReplica: 2 }', 'E110', 'minReplica is no field of a scenario', 'did you mean minReplicas?'],
    ['{ minReplicas: 5, maxReplicas: 2 }', 'E204', 'maxReplicas is 2 but minReplicas is 5', 'raise maxReplicas or lower minReplicas'],
  ])('%s', (hpa, code, message, fix) => {
    expect(errors(hpa)).toContainEqual([code, message, fix])
  })
})
