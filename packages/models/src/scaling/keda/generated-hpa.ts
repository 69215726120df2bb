import { behaviorField, type HpaBehavior } from '../hpa/spec/behavior.ts'
import type { HpaMetric } from '../hpa/spec/metrics.ts'
import type { HpaSpec } from '../hpa/spec.ts'
import { compositeMetricName } from './scaling-modifiers.ts'
import type { KedaSpec } from './spec.ts'
import type { KedaTrigger } from './triggers/trigger.ts'

/**
 * The HorizontalPodAutoscaler that the operator keeps for a ScaledObject; none while it is paused.
 *
 * @see KEDA v2.20.2 controllers/keda/hpa.go
 */
export function generatedHpa(spec: KedaSpec, name: string): HpaSpec | null {
  if (spec.annotations.isPaused) return null
  const behavior = heldBehavior(spec)
  return {
    minReplicas: spec.minReplicaCount > 0 ? spec.minReplicaCount : 1,
    maxReplicas: spec.maxReplicaCount,
    metrics: metricsOf(spec, name),
    ...(behavior && { behavior }),
    controller: spec.controller,
  }
}

/** Sorted by type, as the operator sorts them: ContainerResource, External, Resource. */
function metricsOf(spec: KedaSpec, name: string): readonly HpaMetric[] {
  const selectorText = `&LabelSelector{MatchLabels:map[string]string{scaledobject.keda.sh/name: ${name},},MatchExpressions:[]LabelSelectorRequirement{},}`
  const ofPods = spec.triggers.flatMap(resourceMetric)
  const sources = spec.triggers.filter(({ signal }) => signal.kind !== 'resource')
  const external = spec.scalingModifiers
    ? [{ name: compositeMetricName, ...spec.scalingModifiers }]
    : sources.map(({ metricName, metricType, target }) => ({ name: metricName, metricType, target }))
  return [
    ...ofPods.filter(({ type }) => type === 'ContainerResource'),
    ...external.map(({ name: metric, metricType, target }): HpaMetric => {
      const type = metricType === 'Value' ? 'Value' : 'AverageValue'
      return { type: 'External', name: metric, selectorText, target: { type, milli: Math.trunc(target * 1000) } }
    }),
    ...ofPods.filter(({ type }) => type === 'Resource'),
  ]
}

function resourceMetric({ signal, metricType, target }: KedaTrigger): readonly HpaMetric[] {
  if (signal.kind !== 'resource') return []
  const { resource: name, container } = signal
  const held: HpaMetric['target'] =
    metricType === 'Utilization' ? { type: metricType, percent: target } : { type: 'AverageValue', milli: Math.round(target * 1000) }
  return [
    container === null
      ? { type: 'Resource', name, selectorText: 'nil', target: held }
      : { type: 'ContainerResource', name, container, selectorText: 'nil', target: held },
  ]
}

/** A direction that is paused by annotation is disabled in the HPA's behavior, which thereby leaves the legacy path. */
function heldBehavior({ behavior, annotations }: KedaSpec): HpaBehavior | undefined {
  const { isScaleInPaused, isScaleOutPaused } = annotations
  if (!isScaleInPaused && !isScaleOutPaused) return behavior
  const filled = behavior ?? behaviorField.parse({})
  if (!filled) return undefined
  return {
    scaleUp: isScaleOutPaused ? { ...filled.scaleUp, selectPolicy: 'Disabled' } : filled.scaleUp,
    scaleDown: isScaleInPaused ? { ...filled.scaleDown, selectPolicy: 'Disabled' } : filled.scaleDown,
  }
}
