import { valueAt } from '../path.ts'
import { type Importer, metadataFields } from './importer.ts'

export const horizontalPodAutoscaler: Importer = {
  kind: 'HorizontalPodAutoscaler',
  apiVersions: ['autoscaling/v2'],
  fields: [
    ...metadataFields,
    { at: 'spec.scaleTargetRef', use: 'used' },
    { at: 'spec.minReplicas', use: 'used' },
    { at: 'spec.maxReplicas', use: 'used' },
    { at: 'spec.behavior', use: 'used' },
    // Metrics that are not simulated are left out one by one, below.
    { at: 'spec.metrics', use: 'used' },
  ],
  read(manifest, draft) {
    const spec = valueAt(manifest.data, ['spec'])
    const kind = valueAt(spec, ['scaleTargetRef', 'kind'])
    const name = valueAt(spec, ['scaleTargetRef', 'name'])
    const target = draft.services.find(
      (candidate) =>
        candidate.manifest.kind === kind && candidate.manifest.name === name && candidate.manifest.namespace === manifest.namespace,
    )
    if (!target) return draft.orphan(manifest, `${kind} ${name}`)
    const given = valueAt(spec, ['metrics'])
    const metrics = Array.isArray(given) ? given : []
    const usable = metrics.filter((metric) => valueAt(metric, ['type']) === 'Resource' && valueAt(metric, ['resource', 'name']) === 'cpu')
    for (const [position, metric] of metrics.entries())
      if (!usable.includes(metric))
        draft.leaveOut(
          manifest,
          `spec.metrics.${position}`,
          `${describeMetric(metric)} is not simulated yet; the real autoscaler takes the largest of its metrics`,
        )
    target.hpa = {
      ...pick(spec, ['minReplicas', 'maxReplicas']),
      ...(usable.length > 0 ? { metrics: usable } : {}),
      ...pick(spec, ['behavior']),
    }
    if (usable.length === 0)
      draft.assume(target, 'autoscaler.hpa', 'no CPU metric among the manifests: the API default, 80 % of the CPU request')
  },
}

function pick(data: unknown, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, valueAt(data, [key])]).filter(([, value]) => value !== undefined && value !== null))
}

function describeMetric(metric: unknown): string {
  const type = String(valueAt(metric, ['type']) ?? 'a metric without type')
  const part = type.charAt(0).toLowerCase() + type.slice(1)
  return `${type} ${valueAt(metric, [part, 'name']) ?? valueAt(metric, [part, 'metric', 'name']) ?? ''}`.trim()
}
