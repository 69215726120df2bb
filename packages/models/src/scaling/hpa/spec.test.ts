import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { hpaSpec } from './spec.ts'

const cpu = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }

/** `path: message` of every problem. */
function problems(manifest: object): string[] {
  const { error } = hpaSpec.safeParse(manifest)
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []
}

describe('defaults of the API server', () => {
  it('without metrics: 80 % of the CPU request; without minReplicas: 1; without behavior: none', () => {
    const parsed = hpaSpec.parse({ maxReplicas: 10 })
    expect(parsed.metrics).toEqual([{ type: 'Resource', name: 'cpu', selectorText: 'nil', target: { type: 'Utilization', percent: 80 } }])
    expect(parsed.minReplicas).toBe(1)
    expect(parsed.behavior).toBeUndefined()
  })

  it('behavior is filled in field by field; given policies replace the whole list', () => {
    const { behavior } = hpaSpec.parse({
      maxReplicas: 10,
      behavior: { scaleUp: { policies: [{ type: 'Pods', value: 2, periodSeconds: 60 }] } },
    })
    expect(behavior?.scaleUp).toEqual({
      stabilizationWindowSeconds: 0,
      selectPolicy: 'Max',
      policies: [{ type: 'Pods', value: 2, periodSeconds: 60 }],
      tolerance: null,
    })
    expect(behavior?.scaleDown).toEqual({
      stabilizationWindowSeconds: null,
      selectPolicy: 'Max',
      policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
      tolerance: null,
    })
  })

  it('the controller has the flags and gates of its release', () => {
    expect(hpaSpec.parse({ maxReplicas: 1 }).controller).toMatchObject({
      profile: { version: '1.36' },
      syncPeriodSeconds: 15,
      tolerance: 0.1,
      downscaleStabilizationSeconds: 300,
      cpuInitializationSeconds: 300,
      initialReadinessDelaySeconds: 30,
      isScaleToZeroOn: false,
      isToleranceConfigurable: true,
    })
  })

  it('a selector is kept as the controller prints it', () => {
    const selector = { matchLabels: { b: '2', a: '1' }, matchExpressions: [{ key: 'k', operator: 'In', values: ['x', 'y'] }] }
    const target = { type: 'Value', value: '10k' }
    const { metrics } = hpaSpec.parse({
      maxReplicas: 1,
      metrics: [{ type: 'External', external: { metric: { name: 'q', selector }, target } }],
    })
    expect(metrics[0].target).toEqual({ type: 'Value', milli: 10_000_000 })
    expect(metrics[0].selectorText).toBe(
      '&LabelSelector{MatchLabels:map[string]string{a: 1,b: 2,},MatchExpressions:[]LabelSelectorRequirement{LabelSelectorRequirement{Key:k,Operator:In,Values:[x y],},},}',
    )
  })
})

describe('validation in the words of the API server', () => {
  const resource = (target: object) => ({ maxReplicas: 2, metrics: [{ type: 'Resource', resource: { name: 'cpu', target } }] })
  const external = (target: object) => ({ maxReplicas: 2, metrics: [{ type: 'External', external: { metric: { name: 'q' }, target } }] })
  const scaleUp = (rules: object) => ({ maxReplicas: 2, behavior: { scaleUp: rules } })

  it.each([
    [{ maxReplicas: 0 }, 'maxReplicas: must be greater than 0'],
    [{ minReplicas: 5, maxReplicas: 2 }, 'maxReplicas: must be greater than or equal to `minReplicas`'],
    [{ minReplicas: 0, maxReplicas: 2 }, 'minReplicas: must be greater than or equal to 1 (0 needs the feature gate HPAScaleToZero)'],
    [
      { minReplicas: 0, maxReplicas: 2, metrics: [cpu], controller: { featureGates: { HPAScaleToZero: true } } },
      'metrics: must specify at least one Object or External metric to support scaling to zero replicas',
    ],
    [scaleUp({ stabilizationWindowSeconds: -1 }), 'behavior.scaleUp.stabilizationWindowSeconds: must be greater than or equal to zero'],
    [scaleUp({ stabilizationWindowSeconds: 3601 }), 'behavior.scaleUp.stabilizationWindowSeconds: must be less than or equal to 3600'],
    [scaleUp({ policies: [] }), 'behavior.scaleUp.policies: must specify at least one Policy'],
    [
      scaleUp({ policies: [{ type: 'Pods', value: 0, periodSeconds: 15 }] }),
      'behavior.scaleUp.policies.0.value: must be greater than zero',
    ],
    [
      scaleUp({ policies: [{ type: 'Pods', value: 1, periodSeconds: 1801 }] }),
      'behavior.scaleUp.policies.0.periodSeconds: must be less than or equal to 1800',
    ],
    [
      resource({ type: 'Utilization' }),
      'metrics.0.resource.target.averageUtilization: must set either a target raw value or a target utilization',
    ],
    [
      resource({ type: 'Utilization', averageUtilization: 50, averageValue: '1' }),
      'metrics.0.resource.target.averageValue: may not set both a target raw value and a target utilization',
    ],
    [resource({ type: 'Utilization', averageUtilization: 0 }), 'metrics.0.resource.target.averageUtilization: must be greater than 0'],
    [resource({ type: 'AverageValue', averageValue: '0' }), 'metrics.0.resource.target.averageValue: must be positive'],
    [
      resource({ type: 'AverageValue', averageUtilization: 50 }),
      'metrics.0.resource.target.type: must be Utilization, since averageUtilization is set',
    ],
    [external({ type: 'Value' }), 'metrics.0.external.target.value: must set either a target value for metric or a per-pod target'],
    [{ maxReplicas: 2, metrics: [{ type: 'Pods' }] }, 'metrics.0.pods: must populate information for the given metric source'],
  ])('%j', (manifest, problem) => {
    expect(problems(manifest)).toEqual([problem])
  })

  it('tolerance is refused where no controller would read it', () => {
    const behavior = { scaleUp: { tolerance: '50m' } }
    expect(problems({ maxReplicas: 2, behavior })).toEqual([])
    expect(problems({ maxReplicas: 2, behavior, controller: { version: '1.32' } })).toHaveLength(1)
    expect(problems({ maxReplicas: 2, behavior, controller: { featureGates: { HPAConfigurableTolerance: false } } })).toHaveLength(1)
    expect(problems({ maxReplicas: 2, behavior: { scaleUp: { tolerance: '-1' } } })).toEqual([
      'behavior.scaleUp.tolerance: must be greater than or equal to 0',
    ])
  })

  it('unknown fields are errors', () => expect(problems({ maxReplicas: 2, replicas: 1 })).toHaveLength(1))
})

it('has a JSON Schema of what may be written', () => {
  const schema = z.toJSONSchema(hpaSpec, { io: 'input' })
  expect(schema.required).toEqual(['maxReplicas'])
})
