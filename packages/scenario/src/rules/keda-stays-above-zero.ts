import type { Rule } from './rule.ts'

/** @see KEDA v2.20 apis/keda/v1alpha1/scaledobject_webhook.go: verifyCPUMemoryScalers, whose words these are */
export const kedaStaysAboveZero: Rule = {
  code: 'E220',
  severity: 'error',
  title: 'KEDA cannot scale to zero',
  cause:
    'A ScaledObject has only cpu and memory triggers and minReplicaCount 0, its default. Pods that do not run use nothing, so nothing could wake them: KEDA’s admission refuses it.',
  fix: 'Write minReplicaCount: 1 or more, or add a trigger that has a value without pods.',
  example: {
    wrong: `services:
  - name: checkout
    pods: { requests: { cpu: 500m }, serviceTime: 20ms }
    autoscaler: { keda: { maxReplicaCount: 9, triggers: [{ type: cpu, metricType: Utilization, metadata: { value: "60" } }] } }`,
    right: `services:
  - name: checkout
    pods: { requests: { cpu: 500m }, serviceTime: 20ms }
    autoscaler: { keda: { minReplicaCount: 1, maxReplicaCount: 9, triggers: [{ type: cpu, metricType: Utilization, metadata: { value: "60" } }] } }`,
  },
  check({ services }) {
    return services.flatMap((service, index) => {
      if (service?.autoscaler.kind !== 'keda') return []
      const { minReplicaCount, triggers } = service.autoscaler.spec
      if (minReplicaCount > 0 || triggers.some(({ signal }) => signal.kind !== 'resource')) return []
      return [
        {
          at: ['services', index, 'autoscaler', 'keda', 'minReplicaCount'],
          part: 'value' as const,
          is: 'is 0: scaledobject has only cpu/memory triggers AND minReplica is 0 (scale to zero doesn’t work in this case)',
          expected: '1 or more',
          received: '0',
          fix: 'write minReplicaCount: 1',
        },
      ]
    })
  },
}
