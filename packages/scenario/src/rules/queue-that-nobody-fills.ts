import type { Rule } from './rule.ts'

/** Signals that have a value while no pod runs. */
const waking: readonly string[] = ['arrival-rate', 'metric', 'pods', 'cron']

export const queueThatNobodyFills: Rule = {
  code: 'W220',
  severity: 'warning',
  title: 'queue that nobody fills',
  cause:
    'A trigger reads the queue of a service whose requests are sent to its pods, and the service may have none. Requests that find no pod are shed and wait nowhere, so the trigger sees nothing and the service stays at 0.',
  fix: 'Let pods fetch their work, with balance: { kind: queue }; or keep a pod; or add a trigger that reads the rate of requests.',
  example: {
    wrong: `services:
  - name: checkout
    pods: { requests: { cpu: 500m }, serviceTime: 20ms }
    autoscaler: { keda: { maxReplicaCount: 9, triggers: [{ type: kafka, metadata: { consumerGroup: orders } }] } }`,
    right: `services:
  - name: checkout
    pods: { requests: { cpu: 500m }, serviceTime: 20ms }
    balance: { kind: queue }
    autoscaler: { keda: { maxReplicaCount: 9, triggers: [{ type: kafka, metadata: { consumerGroup: orders } }] } }`,
  },
  check({ services }) {
    return services.flatMap((service, index) => {
      if (service?.autoscaler.kind !== 'keda' || service.balance.kind === 'queue') return []
      const { minReplicaCount, idleReplicaCount, triggers } = service.autoscaler.spec
      const position = triggers.findIndex(({ signal }) => signal.kind === 'queue')
      const canBeNone = (idleReplicaCount ?? minReplicaCount) === 0
      if (position < 0 || !canBeNone || triggers.some(({ signal }) => waking.includes(signal.kind))) return []
      return [
        {
          at: ['services', index, 'autoscaler', 'keda', 'triggers', position, 'type'],
          part: 'value' as const,
          is: `is ${triggers[position].type}, but requests are pushed by ${service.balance.kind} and find no queue while there is no pod`,
          expected: 'balance: { kind: queue }, a pod that stays, or a trigger that sees requests without pods',
          received: triggers[position].type,
          fix: `write services.${service.name}.balance: { kind: queue }`,
        },
      ]
    })
  },
}
