import { describe, expect, it } from 'vitest'
import { generatedHpa } from './generated-hpa.ts'
import { kedaSpec } from './spec.ts'

const orders = { type: 'rabbitmq', metadata: { queueName: 'orders', mode: 'QueueLength', value: '20' } }

/** `path: message` of every problem. */
function problems(manifest: object): string[] {
  const { error } = kedaSpec.safeParse(manifest)
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []
}

describe('defaults of the operator', () => {
  it('polls every 30 s, cools down 300 s, from 0 to 100 replicas', () => {
    expect(kedaSpec.parse({ triggers: [orders] })).toMatchObject({
      pollingIntervalSeconds: 30,
      cooldownPeriodSeconds: 300,
      initialCooldownPeriodSeconds: 0,
      idleReplicaCount: null,
      minReplicaCount: 0,
      maxReplicaCount: 100,
      fallback: null,
    })
  })

  it('a trigger says what it reads, its target, its activation and its name', () => {
    expect(kedaSpec.parse({ triggers: [orders] }).triggers[0]).toMatchObject({
      metricName: 's0-rabbitmq-orders',
      metricType: 'AverageValue',
      target: 20,
      activation: 0,
      signal: { kind: 'queue', counts: 'waiting-and-in-service' },
    })
  })

  it.each([
    ['kafka', { consumerGroup: 'g', topic: 't' }, 10, { kind: 'queue', counts: 'waiting-and-in-service' }],
    ['aws-sqs-queue', { queueURL: 'u', scaleOnInFlight: 'false' }, 5, { kind: 'queue', counts: 'waiting' }],
    ['redis', { listName: 'l' }, 5, { kind: 'queue', counts: 'waiting' }],
    ['rabbitmq', { queueName: 'q', mode: 'MessageRate', value: '3.5' }, 3.5, { kind: 'arrival-rate' }],
    ['kubernetes-workload', { podSelector: 'app=shop', value: '2' }, 2, { kind: 'pods', podSelector: 'app=shop' }],
    ['prometheus', { query: 'orders', threshold: '7' }, 7, { kind: 'metric', name: 'orders' }],
  ])('%s', (type, metadata, target, signal) => {
    expect(kedaSpec.parse({ triggers: [{ type, metadata }] }).triggers[0]).toMatchObject({ target, signal })
  })
})

describe('the generated HPA', () => {
  it('has one External metric a trigger; cpu becomes a Resource metric; at least 1 replica', () => {
    const cpu = { type: 'cpu', metricType: 'Utilization', metadata: { value: '60' } }
    const hpa = generatedHpa(kedaSpec.parse({ triggers: [cpu, orders] }), 'shop')
    expect(hpa).toMatchObject({ minReplicas: 1, maxReplicas: 100 })
    expect(hpa?.behavior).toBeUndefined()
    expect(hpa?.metrics.map(({ type, name, target }) => ({ type, name, target }))).toEqual([
      { type: 'External', name: 's1-rabbitmq-orders', target: { type: 'AverageValue', milli: 20_000 } },
      { type: 'Resource', name: 'cpu', target: { type: 'Utilization', percent: 60 } },
    ])
  })

  it('asks for the composite when a formula makes one', () => {
    const scalingModifiers = { formula: 'max(a, 2)', target: '1.5', metricType: 'Value' }
    const hpa = generatedHpa(kedaSpec.parse({ advanced: { scalingModifiers }, triggers: [{ ...orders, name: 'a' }] }), 'shop')
    expect(hpa?.metrics).toMatchObject([{ type: 'External', name: 'composite-metric', target: { type: 'Value', milli: 1500 } }])
  })

  it('is disabled in a direction that is paused, and gone while everything is', () => {
    const annotated = (name: string) => kedaSpec.parse({ triggers: [orders], annotations: { [`autoscaling.keda.sh/${name}`]: 'true' } })
    expect(generatedHpa(annotated('paused-scale-in'), 'shop')?.behavior).toMatchObject({
      scaleUp: { selectPolicy: 'Max' },
      scaleDown: { selectPolicy: 'Disabled' },
    })
    expect(generatedHpa(annotated('paused'), 'shop')).toBeNull()
  })
})

describe('refusals, in the words of the operator where it has them', () => {
  it.each([
    [
      { triggers: [orders], minReplicaCount: 3, maxReplicaCount: 2 },
      'minReplicaCount: MinReplicaCount=3 must be less than MaxReplicaCount=2',
    ],
    [{ triggers: [orders], idleReplicaCount: 0 }, 'idleReplicaCount: IdleReplicaCount=0 must be less than MinReplicaCount=0'],
    [{ triggers: [] }, 'triggers: no triggers defined in the ScaledObject/ScaledJob'],
    [
      { triggers: [{ ...orders, metadata: { mode: 'QueueLength', value: '1' } }] },
      'triggers.0.metadata.queueName: missing required parameter "queueName" in [triggerMetadata]',
    ],
    [
      { triggers: [{ ...orders, metricType: 'Utilization' }] },
      `triggers.0.metricType: 'Utilization' metric type is unsupported for external metrics, allowed values are 'Value' or 'AverageValue'`,
    ],
    [
      { triggers: [{ type: 'cpu', metricType: 'Utilization', metadata: { value: '50' }, useCachedMetrics: true }] },
      'triggers.0.useCachedMetrics: property "useCachedMetrics" is not supported for "cpu" scaler',
    ],
    [
      {
        triggers: [
          { ...orders, name: 'a' },
          { ...orders, name: 'a' },
        ],
      },
      'triggers: triggerName "a" is defined multiple times in the ScaledObject, but it must be unique',
    ],
    [
      { triggers: [{ type: 'cron', metadata: { timezone: 'UTC', start: '0 8 * * *', end: '0 8 * * *', desiredReplicas: '3' } }] },
      'triggers.0.metadata: error parsing cron metadata: start and end can not have exactly same time input',
    ],
    [
      { advanced: { scalingModifiers: { formula: 'a + b', target: '1' } }, triggers: [{ ...orders, name: 'a' }] },
      'advanced.scalingModifiers: error validating formula in ScalingModifiers: unknown name b',
    ],
  ])('%j', (manifest, problem) => {
    expect(problems(manifest)).toContain(problem)
  })
})
