import { valueAt } from '../path.ts'
import type { DraftService } from './importer.ts'
import type { Manifest } from './manifest.ts'

/** Services of the object's namespace whose pods a label selector means: `matchLabels` and `In` expressions, as far as templates tell. */
export function selectedServices(manifest: Manifest, selector: unknown, services: readonly DraftService[]): readonly DraftService[] {
  const labels = Object.entries((valueAt(selector, ['matchLabels']) ?? {}) as Record<string, unknown>)
  const given = valueAt(selector, ['matchExpressions'])
  const expressions = Array.isArray(given) ? given : []
  if (labels.length === 0 && expressions.length === 0) return []
  return services.filter(
    (service) =>
      service.manifest.namespace === manifest.namespace &&
      labels.every(([label, value]) => service.labels[label] === value) &&
      expressions.every((expression) => fits(expression, service.labels)),
  )
}

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements */
function fits(expression: unknown, labels: Readonly<Record<string, unknown>>): boolean {
  const label = labels[String(valueAt(expression, ['key']))]
  const values = valueAt(expression, ['values'])
  const isListed = Array.isArray(values) && values.includes(label)
  switch (valueAt(expression, ['operator'])) {
    case 'In':
      return isListed
    case 'NotIn':
      return !isListed
    case 'Exists':
      return label !== undefined
    case 'DoesNotExist':
      return label === undefined
    default:
      return false
  }
}
