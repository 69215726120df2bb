import { replicaBounds } from './replica-bounds.ts'
import type { Rule } from './rule.ts'

export const rigidAutoscaler: Rule = {
  code: 'W204',
  severity: 'warning',
  title: 'autoscaler that cannot act',
  cause: 'minReplicas and maxReplicas are equal, so the autoscaler can change nothing.',
  fix: 'Widen the bounds, or say what is meant: autoscaler: { fixed: { replicas: … } }.',
  example: {
    wrong:
      'services: [{ name: checkout, pods: { requests: { cpu: 500m }, serviceTime: 20ms }, autoscaler: { hpa: { minReplicas: 4, maxReplicas: 4 } } }]',
    right: 'services: [{ name: checkout, pods: { requests: { cpu: 500m }, serviceTime: 20ms }, autoscaler: { fixed: { replicas: 4 } } }]',
  },
  check({ services }) {
    return services.flatMap((service, index) => {
      if (!service || service.autoscaler.kind === 'fixed') return []
      const { least, most, field } = replicaBounds(service)
      if (least !== most) return []
      const at = ['services', index, 'autoscaler', service.autoscaler.kind, field]
      return [{ at, part: 'value', is: `is ${most}, and so is minReplicas`, expected: 'room between the two', received: String(most) }]
    })
  },
}
