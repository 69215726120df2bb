import { valueAt } from '../path.ts'
import { askedByHpa, assumeMemory, declareMetrics } from './declare-metrics.ts'
import { type ImportDraft, type Importer, metadataFields } from './importer.ts'
import type { Manifest } from './manifest.ts'

/** Annotations in which kubectl and old API servers keep what autoscaling/v1 has no field for. */
const oldAnnotations = { metrics: 'autoscaling.alpha.kubernetes.io/metrics', behavior: 'autoscaling.alpha.kubernetes.io/behavior' } as const

export const horizontalPodAutoscaler: Importer = {
  kind: 'HorizontalPodAutoscaler',
  apiVersions: ['autoscaling/v2', 'autoscaling/v2beta2', 'autoscaling/v1'],
  fields: [
    ...metadataFields,
    { at: 'spec.scaleTargetRef', use: 'used' },
    { at: 'spec.scaleTargetRef.apiVersion', use: 'harmless', why: 'kind and name say which workload is meant' },
    { at: 'spec.minReplicas', use: 'used' },
    { at: 'spec.maxReplicas', use: 'used' },
    { at: 'spec.behavior', use: 'used' },
    { at: 'spec.metrics', use: 'used' },
    { at: 'spec.targetCPUUtilizationPercentage', use: 'used' },
    ...Object.values(oldAnnotations).map((key) => ({ at: `metadata.annotations["${key}"]`, use: 'used' }) as const),
  ],
  read(manifest, draft) {
    const spec = valueAt(manifest.data, ['spec'])
    const maker = kedaOwner(manifest, draft.manifests)
    if (maker) return draft.leaveOut(manifest, 'spec', `ScaledObject ${maker.name} makes it`, false)
    const [kind, name] = ['kind', 'name'].map((key) => valueAt(spec, ['scaleTargetRef', key]))
    const target = draft.target(manifest, kind, name)
    if (!target) return draft.orphan(manifest, `${kind} ${name}`)
    for (const part of ['metrics', 'behavior'] as const)
      if (annotationOf(manifest, part) !== undefined && fromAnnotation(manifest, part) === undefined)
        draft.leaveOut(manifest, `metadata.annotations["${oldAnnotations[part]}"]`, 'it cannot be read as JSON')
    const metrics = metricsOf(manifest)
    declareMetrics(manifest, target, askedByHpa(metrics), draft)
    for (const [index, metric] of metrics.entries()) {
      if (measureOf(metric) === 'memory') assumeMemory(manifest, target, `spec.metrics.${index}`, draft)
      const container = valueAt(metric, ['containerResource', 'container'])
      if (container !== undefined)
        draft.assume(target, `autoscaler.hpa.metrics`, `usage and requests of the whole pod count as those of container ${container}`)
    }
    for (const measure of metrics.map(measureOf)) draft.controls(manifest, target, measure)
    if (metrics.length === 0) draft.controls(manifest, target, 'cpu')
    offerSpec(manifest, metrics, (offer) => draft.offerTo(target, offer))
  },
}

/** The ScaledObject whose HPA this is: KEDA made it, or took it over by its name. */
function kedaOwner({ data, name, namespace }: Manifest, manifests: readonly Manifest[]): Manifest | undefined {
  const owner = valueAt(data, ['metadata', 'ownerReferences', 0])
  return manifests.find((each) => {
    if (each.kind !== 'ScaledObject' || each.namespace !== namespace) return false
    if (valueAt(owner, ['kind']) === 'ScaledObject') return valueAt(owner, ['name']) === each.name
    const takesOver = valueAt(each.data, ['metadata', 'annotations', 'scaledobject.keda.sh/transfer-hpa-ownership']) === 'true'
    return takesOver && valueAt(each.data, ['spec', 'advanced', 'horizontalPodAutoscalerConfig', 'name']) === name
  })
}

function offerSpec(manifest: Manifest, metrics: readonly unknown[], offer: ImportDraft['offer']): void {
  const spec = valueAt(manifest.data, ['spec'])
  const behavior = valueAt(spec, ['behavior']) ?? fromAnnotation(manifest, 'behavior')
  offer({
    at: ['autoscaler', 'hpa'],
    value: {
      ...pick(spec, ['minReplicas', 'maxReplicas']),
      ...(metrics.length > 0 ? { metrics } : {}),
      ...(behavior === undefined ? {} : { behavior }),
    },
    manifest,
    from: 'spec',
    instead: ['autoscaler', 'fixed'],
    ...(metrics.length === 0 ? { assumes: 'no metric among the manifests: the API default, 80 % of the CPU request' } : {}),
  })
}

/** The metrics in the form of autoscaling/v2. v2beta2 has the same; v1 has one percentage, and the others in an annotation. */
function metricsOf(manifest: Manifest): readonly unknown[] {
  const given = valueAt(manifest.data, ['spec', 'metrics'])
  if (Array.isArray(given)) return given
  const percent = valueAt(manifest.data, ['spec', 'targetCPUUtilizationPercentage'])
  const cpu = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: percent } } }
  const others = fromAnnotation(manifest, 'metrics')
  return [...(percent === undefined ? [] : [cpu]), ...(Array.isArray(others) ? others : [])]
}

function annotationOf(manifest: Manifest, part: keyof typeof oldAnnotations): string | undefined {
  const text = valueAt(manifest.data, ['metadata', 'annotations', oldAnnotations[part]])
  return manifest.apiVersion === 'autoscaling/v1' && typeof text === 'string' ? text : undefined
}

function fromAnnotation(manifest: Manifest, part: keyof typeof oldAnnotations): unknown {
  try {
    return JSON.parse(annotationOf(manifest, part) ?? '')
  } catch {
    return undefined
  }
}

/** What a metric measures, to tell whether two controllers follow the same. */
function measureOf(metric: unknown): string {
  const type = String(valueAt(metric, ['type']) ?? '')
  const part = type.charAt(0).toLowerCase() + type.slice(1)
  return String(valueAt(metric, [part, 'name']) ?? valueAt(metric, [part, 'metric', 'name']) ?? type)
}

function pick(data: unknown, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, valueAt(data, [key])]).filter(([, value]) => value !== undefined && value !== null))
}
