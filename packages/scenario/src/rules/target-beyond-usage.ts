import { sampler } from '@plimsoll/kernel'
import type { ScenarioService } from '../scenario.ts'
import type { Rule, RuleFinding } from './rule.ts'

/** Share of its CPU request, in percent, that a pod uses with every worker busy; no more than its limit allows. Null without a request. */
function mostPercent({ pods }: ScenarioService): number | null {
  const request = pods.requests.cpu ?? pods.limits.cpu
  if (!request) return null
  const busy = pods.cpuPerRequest === undefined ? request : (pods.cpuPerRequest / sampler(pods.serviceTime).mean) * pods.workers
  return (100 * Math.min(busy, pods.limits.cpu ?? Number.POSITIVE_INFINITY)) / request
}

export const targetBeyondUsage: Rule = {
  code: 'W211',
  severity: 'warning',
  title: 'CPU target that usage cannot exceed',
  cause:
    'A HorizontalPodAutoscaler adds pods only when usage is above its target by more than the tolerance, 10 % by default. A pod with every worker busy, or at its CPU limit, does not use that much, so the autoscaler never adds one, however long the queues.',
  fix: 'Lower the target, or raise the limit if it is what holds usage back.',
  example: {
    wrong: `services:
  - name: checkout
    pods: { requests: { cpu: 500m }, limits: { cpu: 500m }, serviceTime: 20ms }
    autoscaler: { hpa: { maxReplicas: 10, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 95 } } }] } }`,
    right: `services:
  - name: checkout
    pods: { requests: { cpu: 500m }, limits: { cpu: 500m }, serviceTime: 20ms }
    autoscaler: { hpa: { maxReplicas: 10, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } } }] } }`,
  },
  check({ services }) {
    return services.flatMap((service, index) => {
      const most = service && mostPercent(service)
      if (service?.autoscaler.kind !== 'hpa' || !most) return []
      const { metrics, behavior, controller } = service.autoscaler.spec
      const tolerance = behavior?.scaleUp.tolerance ?? controller.tolerance
      // Another metric may add the pods that this one cannot.
      const isAlone = metrics.every(({ name }) => name === 'cpu')
      return metrics.flatMap(({ name, target }, position): RuleFinding[] => {
        if (!isAlone || name !== 'cpu' || target.type !== 'Utilization' || most > target.percent * (1 + tolerance)) return []
        const asks = Math.round(target.percent * (1 + tolerance))
        const highest = Math.max(1, Math.ceil(most / (1 + tolerance)) - 1)
        return [
          {
            at: ['services', index, 'autoscaler', 'hpa', 'metrics', position, 'resource', 'target', 'averageUtilization'],
            part: 'value',
            is: `is ${target.percent}: pods are added above ${asks} % of the request, but a pod uses at most ${Math.round(most)} %`,
            expected: `at most ${highest}`,
            received: String(target.percent),
            fix: `write ${highest} or less, or raise the CPU limit`,
          },
        ]
      })
    })
  },
}
