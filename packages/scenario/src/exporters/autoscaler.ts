import { valueAt } from '../path.ts'
import { difference, type Exporting, headOf, type Origin } from './origin.ts'

/** Kinds of autoscaler that a cluster has as an object, and fields of the scenario's that the object has not. */
const objects = {
  hpa: { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', own: ['controller', 'scaleTargetRef'] },
  keda: { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', own: ['controller', 'operator', 'scaleTargetRef'] },
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
  if (before?.kind === kind) {
    const changed = difference(without(valueAt(origin?.entry, ['autoscaler', key]), own), wanted)
    for (const list of ['metrics', 'triggers'].filter((each) => changed?.[each] !== undefined))
      if (hasMore(valueAt(before.data, ['spec', list]), valueAt(origin?.entry, ['autoscaler', key, list])))
        note(`${before.kind} ${before.name} has ${list} that the scenario does not hold: add them to the patch again`)
    // Every version of the API serves every HPA; v2 has a field for all that a scenario can say.
    return changed ? [{ ...headOf({ ...before, apiVersion }), spec: changed }] : []
  }
  return [{ apiVersion, kind, metadata: metadataOf(name, origin), spec: { scaleTargetRef: targetOf(name, origin), ...wanted } }]
}

/** Schedules and predictions are no objects of a cluster that the field agrees on. */
function keepsSize(key: string | undefined, name: string, note: Exporting['note']): readonly Record<string, unknown>[] {
  if (key !== undefined && key !== 'fixed') note(`the autoscaler ${key} of ${name} has no manifest: how to run it is for you to say`)
  return []
}

function hasMore(given: unknown, kept: unknown): boolean {
  return Array.isArray(given) && given.length > (Array.isArray(kept) ? kept.length : 0)
}

function without(spec: unknown, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(spec ?? {}).filter(([key]) => !keys.includes(key)))
}

function metadataOf(name: string, origin: Origin | undefined): unknown {
  return origin ? headOf(origin.draft.manifest).metadata : { name }
}

function targetOf(name: string, origin: Origin | undefined): Record<string, unknown> {
  const { apiVersion, kind, name: target } = origin?.draft.manifest ?? { apiVersion: 'apps/v1', kind: 'Deployment', name }
  return { apiVersion, kind, name: target }
}
