import { matchesLabels, schedulerPod } from '@plimsoll/models'
import type { Rule } from './rule.ts'

export const spreadCountsNothing: Rule = {
  code: 'W215',
  severity: 'warning',
  title: 'spread constraint that counts no pods',
  cause:
    'The labelSelector of a topologySpreadConstraint matches no pods of the scenario, so every domain counts 0 and the constraint spreads nothing.',
  fix: 'Give the pods the labels that it selects (pods.labels), or select those that they have: app with the name of the service by default.',
  example: {
    wrong: `services:
  - name: checkout
    pods:
      serviceTime: 20ms
      topologySpreadConstraints: [{ maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: chekout } } }]
    autoscaler: { fixed: { replicas: 2 } }`,
    right: `services:
  - name: checkout
    pods:
      serviceTime: 20ms
      topologySpreadConstraints: [{ maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: checkout } } }]
    autoscaler: { fixed: { replicas: 2 } }`,
  },
  check({ services }) {
    const known = services.flatMap((service) => (service ? [schedulerPod(service.name, service.pods, []).labels] : []))
    if (known.length < services.length) return []
    return services.flatMap((service, index) =>
      (service?.pods.topologySpreadConstraints ?? []).flatMap(({ labelSelector: { matchLabels } }, nth) => {
        if (known.some((labels) => matchesLabels(matchLabels, labels))) return []
        const selected = Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`)
        return [
          {
            at: ['services', index, 'pods', 'topologySpreadConstraints', nth, 'labelSelector'],
            part: 'value' as const,
            is: `selects ${selected.join(', ')}, which no pods of the scenario have`,
            expected: 'labels of pods of the scenario',
            received: selected.join(', '),
          },
        ]
      }),
    )
  },
}
