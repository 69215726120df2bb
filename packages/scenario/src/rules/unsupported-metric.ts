import type { Rule } from './rule.ts'

export const unsupportedMetric: Rule = {
  code: 'E210',
  severity: 'error',
  title: 'metric that is not simulated yet',
  cause: 'The autoscaler reads a metric that the simulated cluster does not produce. So far it produces CPU (type Resource, name cpu).',
  fix: 'Scale on CPU, or remove the metric.',
  example: {
    wrong: `services:
  - name: checkout
    pods: { requests: { cpu: 500m, memory: 1Gi }, serviceTime: 20ms }
    autoscaler:
      hpa:
        maxReplicas: 10
        metrics: [{ type: Resource, resource: { name: memory, target: { type: Utilization, averageUtilization: 70 } } }]`,
    right: `services:
  - name: checkout
    pods: { requests: { cpu: 500m, memory: 1Gi }, serviceTime: 20ms }
    autoscaler:
      hpa:
        maxReplicas: 10
        metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } } }]`,
  },
  check({ services }) {
    return services.flatMap((service, index) => {
      if (service?.autoscaler.kind !== 'hpa') return []
      return service.autoscaler.spec.metrics.flatMap(({ type, name }, position) => {
        if (type === 'Resource' && name === 'cpu') return []
        const at = ['services', index, 'autoscaler', 'hpa', 'metrics', position]
        const received = `${type} ${name}`
        return [
          {
            at,
            part: 'value' as const,
            is: `reads ${received}, which is not simulated yet`,
            expected: 'Resource cpu',
            received,
            fix: 'scale on CPU',
          },
        ]
      })
    })
  },
}
