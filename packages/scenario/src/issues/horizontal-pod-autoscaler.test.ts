import { describe, expect, it } from 'vitest'
import { type Refusal, refusals, service, wrongQuantity } from '../testing/refusals.ts'

function ofHpa(rows: readonly Refusal[]): void {
  it.each(rows)('%s', (hpa, code, message, fix) => {
    expect(refusals(service(`autoscaler: { hpa: { ${hpa} } }`), 'services.shop.autoscaler.hpa.')).toContainEqual([code, message, fix])
  })
}

const behavior = (rules: string) => `maxReplicas: 9, behavior: { scaleDown: { ${rules} } }`
const policy = (fields: string) => behavior(`policies: [{ ${fields} }]`)
const metric = (fields: string) => `maxReplicas: 9, metrics: [{ ${fields} }]`
const cpu = (target: string) => metric(`type: Resource, resource: { name: cpu, target: { ${target} } }`)
const source = (type: string, name: string, target: string) =>
  metric(
    `type: ${type}, ${type.toLowerCase()}: { ${type === 'Object' ? 'describedObject: { kind: Service, name: shop }, ' : ''}metric: { ${name} }, target: { ${target} } }`,
  )
/** Words: k8s.io/kubernetes/pkg/apis/autoscaling/validation, function by function, and the API machinery's for fields and quantities. */
describe('an HPA is refused in the words of the API server, with what to do', () => {
  describe('validateHorizontalPodAutoscalerSpec', () => {
    ofHpa([
      ['maxReplicas: 0', 'E113', 'maxReplicas is 0: must be greater than 0', 'write 1 or more'],
      ['minReplicas: 5, maxReplicas: 2', 'E204', 'maxReplicas is 2 but minReplicas is 5', 'raise maxReplicas or lower minReplicas'],
      ['maxReplicas: 2, minReplicas: -1', 'E113', 'minReplicas is -1: must be greater than or equal to 0', 'write 0 or more'],
      [
        'maxReplicas: 2, minReplicas: 0',
        'E115',
        'minReplicas is 0: must be greater than or equal to 1 (0 needs the feature gate HPAScaleToZero)',
        'write 1, or controller: { featureGates: { HPAScaleToZero: true } }',
      ],
      ['minReplicas: 1', 'E111', 'maxReplicas is missing', 'add maxReplicas'],
      ['maxReplicas: 9, minReplica: 2', 'E110', 'minReplica is no field of a scenario', 'did you mean minReplicas?'],
    ])
  })

  describe('ValidateCrossVersionObjectReference', () => {
    ofHpa([
      ['maxReplicas: 2, scaleTargetRef: { name: shop }', 'E111', 'scaleTargetRef.kind is missing: must specify a kind', 'add kind'],
      ['maxReplicas: 2, scaleTargetRef: { kind: A, name: "" }', 'E113', 'scaleTargetRef.name is "": must specify a name', undefined],
      ['maxReplicas: 2, scaleTargetRef: { kind: A, name: a/b }', 'E115', `scaleTargetRef.name is "a/b": may not contain '/'`, undefined],
      ['maxReplicas: 2, scaleTargetRef: { kind: A%, name: a }', 'E115', `scaleTargetRef.kind is "A%": may not contain '%'`, undefined],
      ['maxReplicas: 2, scaleTargetRef: { kind: A, name: .. }', 'E115', `scaleTargetRef.name is "..": may not be '..'`, undefined],
    ])
  })

  describe('validateMetrics and validateMetricSpec', () => {
    const gate = 'controller: { featureGates: { HPAScaleToZero: true } }'
    ofHpa([
      [
        `maxReplicas: 2, minReplicas: 0, ${gate}`,
        'E111',
        'metrics is missing: must specify at least one Object or External metric to support scaling to zero replicas',
        'add metrics',
      ],
      [metric('resource: { name: cpu }'), 'E111', 'metrics.0.type is missing: must specify a metric source type', 'add type'],
      [metric('type: Resorce'), 'E114', 'metrics.0.type is "Resorce"', 'did you mean Resource?'],
      [metric('type: Pods'), 'E111', 'metrics.0.pods is missing: must populate information for the given metric source', 'add pods'],
      [
        metric('type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 5 } }, pods: {}'),
        'E110',
        'metrics.0.pods is set: must populate the given metric source only',
        'remove it',
      ],
    ])
  })

  describe('sources', () => {
    ofHpa([
      [
        metric('type: Resource, resource: { target: { type: Utilization, averageUtilization: 5 } }'),
        'E111',
        'metrics.0.resource.name is missing: must specify a resource name',
        'add name',
      ],
      [
        cpu('type: Utilization'),
        'E111',
        'metrics.0.resource.target.averageUtilization is missing: must set either a target raw value or a target utilization',
        'add averageUtilization',
      ],
      [
        cpu('type: Utilization, averageUtilization: 5, averageValue: 5'),
        'E115',
        'metrics.0.resource.target.averageValue is 5: may not set both a target raw value and a target utilization',
        'keep one of them',
      ],
      [
        metric('type: ContainerResource, containerResource: { name: cpu, target: { type: Utilization, averageUtilization: 5 } }'),
        'E111',
        'metrics.0.containerResource.container is missing: must specify a container',
        'add container',
      ],
      [
        source('Pods', 'name: a', 'type: AverageValue'),
        'E111',
        'metrics.0.pods.target.averageValue is missing: must specify a positive target averageValue',
        'add averageValue',
      ],
      [
        source('Object', 'name: a', 'type: Value'),
        'E111',
        'metrics.0.object.target.value is missing: must set either a target value or averageValue',
        'add value',
      ],
      [
        source('External', 'name: a', 'type: Value'),
        'E111',
        'metrics.0.external.target.value is missing: must set either a target value for metric or a per-pod target',
        'add value',
      ],
      [
        source('External', 'name: a', 'type: Value, value: 1, averageValue: 1'),
        'E115',
        'metrics.0.external.target.value is 1: may not set both a target value for metric and a per-pod target',
        'keep one of them',
      ],
    ])

    it('an Object may have both targets: its type says which counts', () => {
      const both = source('Object', 'name: depth', 'type: AverageValue, value: 1, averageValue: 2')
      const declared = { extra: 'metrics: [{ name: depth, type: Object, of: in-flight }]' }
      expect(refusals({ ...service(`autoscaler: { hpa: { ${both} } }`), ...declared }, '')).toEqual([])
    })
  })

  describe('validateMetricIdentifier and validateMetricTarget', () => {
    ofHpa([
      [
        source('Pods', '', 'type: AverageValue, averageValue: 1'),
        'E111',
        'metrics.0.pods.metric.name is missing: must specify a metric name',
        'add name',
      ],
      [
        source('External', 'name: a/b', 'type: Value, value: 1'),
        'E115',
        `metrics.0.external.metric.name is "a/b": may not contain '/'`,
        undefined,
      ],
      [cpu('averageUtilization: 5'), 'E111', 'metrics.0.resource.target.type is missing: must specify a metric target type', 'add type'],
      [
        cpu('type: Utilisation, averageUtilization: 5'),
        'E114',
        'metrics.0.resource.target.type is "Utilisation"',
        'did you mean Utilization?',
      ],
      [
        cpu('type: Utilization, averageUtilization: 0'),
        'E113',
        'metrics.0.resource.target.averageUtilization is 0: must be greater than 0',
        'write 1 or more',
      ],
      [
        cpu('type: AverageValue, averageValue: 0'),
        'E115',
        'metrics.0.resource.target.averageValue is 0: must be positive',
        'write more than 0',
      ],
      [
        source('External', 'name: a', 'type: Value, value: -1'),
        'E115',
        'metrics.0.external.target.value is -1: must be positive',
        'write more than 0',
      ],
      [
        cpu('type: AverageValue, averageValue: 5oo'),
        'E115',
        `metrics.0.resource.target.averageValue is "5oo": ${wrongQuantity}`,
        undefined,
      ],
      // The API server takes these two; what the controller then reads is not what the type says.
      [
        cpu('type: Utilization, value: 1'),
        'E115',
        'metrics.0.resource.target.value is 1: must not be set for this metric source',
        'remove it',
      ],
      [
        cpu('type: AverageValue, averageUtilization: 5'),
        'E115',
        'metrics.0.resource.target.type is "AverageValue": must be Utilization, since averageUtilization is set',
        undefined,
      ],
    ])
  })

  describe('validateScalingRules and validateScalingPolicy', () => {
    const at = 'behavior.scaleDown.'
    ofHpa([
      [
        behavior('stabilizationWindowSeconds: -1'),
        'E113',
        `${at}stabilizationWindowSeconds is -1: must be greater than or equal to zero`,
        'write 0 or more',
      ],
      [
        behavior('stabilizationWindowSeconds: 3601'),
        'E113',
        `${at}stabilizationWindowSeconds is 3601: must be less than or equal to 3600`,
        'write 3600 or less',
      ],
      [behavior('selectPolicy: Maximum'), 'E114', `${at}selectPolicy is "Maximum"`, undefined],
      [behavior('policies: []'), 'E113', `${at}policies is an empty list: must specify at least one Policy`, undefined],
      [behavior('tolerance: -0.1'), 'E115', `${at}tolerance is -0.1: must be greater than or equal to 0`, undefined],
      [policy('type: Pod, value: 1, periodSeconds: 15'), 'E114', `${at}policies.0.type is "Pod"`, 'did you mean Pods?'],
      [
        policy('type: Pods, value: 0, periodSeconds: 15'),
        'E113',
        `${at}policies.0.value is 0: must be greater than zero`,
        'write 1 or more',
      ],
      [
        policy('type: Pods, value: 1, periodSeconds: 0'),
        'E113',
        `${at}policies.0.periodSeconds is 0: must be greater than zero`,
        'write 1 or more',
      ],
      [
        policy('type: Pods, value: 1, periodSeconds: 1801'),
        'E113',
        `${at}policies.0.periodSeconds is 1801: must be less than or equal to 1800`,
        'write 1800 or less',
      ],
      ['maxReplicas: 9, behavior: { scaledown: {} }', 'E110', 'behavior.scaledown is no field of a scenario', 'did you mean scaleDown?'],
    ])
  })
})
