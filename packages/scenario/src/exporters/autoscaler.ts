import { valueAt } from '../path.ts'
import { hasLeftOutEntries, withLeftOut } from './left-out-parts.ts'
import { difference, type Exporting, headOf, type Origin } from './origin.ts'

/** Kinds of autoscaler that a cluster has as an object, and fields of the scenario's that the object's spec has not. */
const objects = {
  hpa: { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', own: ['controller', 'scaleTargetRef'] },
  keda: { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', own: ['controller', 'scaleTargetRef', 'annotations'] },
} as const

type ObjectKey = keyof typeof objects

/** The HPA or ScaledObject that a service's autoscaler means, or what of it differs from the one it was imported from. */
export function autoscalerPatch(service: unknown, { origins, note }: Exporting): readonly Record<string, unknown>[] {
  const name = String(valueAt(service, ['name']))
  const origin = origins.of(name)
  const [key, spec] = Object.entries((valueAt(service, ['autoscaler']) ?? {}) as Record<string, unknown>)[0] ?? []
  const before = origin?.autoscaler
  const isObject = key !== undefined && Object.hasOwn(objects, key)
  if (before && (!isObject || objects[key as ObjectKey].kind !== before.kind))
    note(`${name} is no longer scaled by ${before.kind} ${before.name}: delete it`)
  if (!isObject) return keepsSize(key, name, note)
  const { apiVersion, kind, own } = objects[key as ObjectKey]
  const wanted = without(spec, own)
  const annotations = valueAt(spec, ['annotations'])
  if (before?.kind !== kind) {
    const metadata = { ...metadataOf(name, origin), ...(annotations === undefined ? {} : { annotations }) }
    return [{ apiVersion, kind, metadata, spec: { scaleTargetRef: targetOf(name, origin), ...wanted } }]
  }
  const imported = valueAt(origin?.entry, ['autoscaler', key])
  const given = valueAt(before.data, ['spec'])
  const changed = difference(without(imported, own), wanted)
  for (const list of ['metrics', 'triggers'].filter((each) => changed?.[each] !== undefined))
    if (hasLeftOutEntries(valueAt(imported, [list]), valueAt(given, [list])))
      note(`${before.kind} ${before.name} has ${list} that the scenario does not hold: they stay as they are`)
  // Every version of the API serves every HPA; v2 has a field for all that a scenario can say.
  const { metadata, ...head } = headOf({ ...before, apiVersion })
  const annotated = difference(valueAt(imported, ['annotations']), annotations)
  if (!changed && !annotated) return []
  return [
    {
      ...head,
      metadata: { ...(metadata as object), ...(annotated ? { annotations: annotated } : {}) },
      ...(changed ? { spec: withLeftOut(changed, imported, given) } : {}),
    },
  ]
}

/** Schedules and predictions are no objects of a cluster that the field agrees on. */
function keepsSize(key: string | undefined, name: string, note: Exporting['note']): readonly Record<string, unknown>[] {
  if (key !== undefined && key !== 'fixed') note(`the autoscaler ${key} of ${name} has no manifest: how to run it is for you to say`)
  return []
}

function without(spec: unknown, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(spec ?? {}).filter(([key]) => !keys.includes(key)))
}

function metadataOf(name: string, origin: Origin | undefined): object {
  return origin ? (headOf(origin.draft.manifest).metadata as object) : { name }
}

function targetOf(name: string, origin: Origin | undefined): Record<string, unknown> {
  const { apiVersion, kind, name: target } = origin?.draft.manifest ?? { apiVersion: 'apps/v1', kind: 'Deployment', name }
  return { apiVersion, kind, name: target }
}
