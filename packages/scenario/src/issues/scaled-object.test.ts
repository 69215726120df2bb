import { describe, expect, it } from 'vitest'
import { type Refusal, refusals, service } from '../testing/refusals.ts'

/** Words: KEDA v2.20 apis/keda/v1alpha1 (scaledobject_webhook.go, scaledobject_types.go, withtriggers_types.go) and pkg/scalers. */
describe('a ScaledObject is refused in the words of KEDA’s admission and scalers', () => {
  const kafka = '{ name: a, type: kafka, metadata: { consumerGroup: g } }'
  const resource = '{ type: cpu, metricType: Utilization, metadata: { value: "60" } }'
  const keda = (spec: string, triggers: string) => `${spec} triggers: [${triggers}]`
  const rows: readonly Refusal[] = [
    [
      keda('minReplicaCount: 5, maxReplicaCount: 2,', kafka),
      'E115',
      'minReplicaCount is 5: MinReplicaCount=5 must be less than MaxReplicaCount=2',
      'raise maxReplicaCount or lower minReplicaCount',
    ],
    [
      keda('minReplicaCount: 2, idleReplicaCount: 2,', kafka),
      'E115',
      'idleReplicaCount is 2: IdleReplicaCount=2 must be less than MinReplicaCount=2',
      'lower idleReplicaCount or raise minReplicaCount',
    ],
    [
      keda('minReplicaCount: 1, fallback: { failureThreshold: -1, replicas: 1 },', kafka),
      'E113',
      'fallback.failureThreshold is -1',
      'write 0 or more',
    ],
    [
      keda('minReplicaCount: 1, fallback: { failureThreshold: 1, replicas: 1 },', resource),
      'E115',
      'fallback is a map with failureThreshold, replicas: at least one trigger that is not cpu or memory is needed for the fallback to be enabled',
      undefined,
    ],
    [keda('', ''), 'E113', 'triggers is an empty list: no triggers defined in the ScaledObject/ScaledJob', undefined],
    [
      keda('', `${kafka}, ${kafka}`),
      'E115',
      'triggers is a list of 2: triggerName "a" is defined multiple times in the ScaledObject, but it must be unique',
      undefined,
    ],
    [
      keda('', resource),
      'E220',
      'minReplicaCount is 0: scaledobject has only cpu/memory triggers AND minReplica is 0 (scale to zero doesn’t work in this case)',
      'write minReplicaCount: 1',
    ],
    [
      keda('minReplicaCount: 1,', resource.replace('metadata', 'useCachedMetrics: true, metadata')),
      'E115',
      'triggers.0.useCachedMetrics is true: property "useCachedMetrics" is not supported for "cpu" scaler',
      'remove it',
    ],
    [
      keda('', '{ type: kafka, metricType: Utilization, metadata: { consumerGroup: g } }'),
      'E115',
      `triggers.0.metricType is "Utilization": 'Utilization' metric type is unsupported for external metrics, allowed values are 'Value' or 'AverageValue'`,
      undefined,
    ],
    [
      keda('', '{ type: kafkaa, metadata: {} }'),
      'E115',
      'triggers.0.type is "kafkaa": no scaler found for type: kafkaa',
      'did you mean kafka?',
    ],
    [
      keda('', '{ type: kafka, metadata: {} }'),
      'E111',
      'triggers.0.metadata.consumerGroup is missing: missing required parameter "consumerGroup" in [triggerMetadata]',
      'add consumerGroup',
    ],
    [
      keda('', '{ type: kafka, metadata: { consumerGroup: g, lagThreshold: x } }'),
      'E115',
      'triggers.0.metadata.lagThreshold is "x": unable to set param "lagThreshold" value "x"',
      undefined,
    ],
    [
      keda('advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleUp: { stabilizationWindowSeconds: 4000 } } } },', kafka),
      'E113',
      'advanced.horizontalPodAutoscalerConfig.behavior.scaleUp.stabilizationWindowSeconds is 4000: must be less than or equal to 3600',
      'write 3600 or less',
    ],
    [
      keda('advanced: { scalingModifiers: { formula: a + b, target: "2" } },', kafka),
      'E115',
      'advanced.scalingModifiers is a map with formula, target: error validating formula in ScalingModifiers: unknown name b',
      undefined,
    ],
    [
      keda('advanced: { scalingModifiers: { formula: "", target: "2" } },', kafka),
      'E115',
      'advanced.scalingModifiers is a map with formula, target: error ScalingModifiers.Formula is mandatory',
      undefined,
    ],
  ]
  it.each(rows)('%s', (spec, code, message, fix) => {
    const document = service(`balance: { kind: queue }, autoscaler: { keda: { ${spec} } }`)
    expect(refusals(document, 'services.shop.autoscaler.keda.')).toContainEqual([code, message, fix])
  })
})
