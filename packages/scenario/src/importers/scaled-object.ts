import { autoscalers, type KedaTrigger } from '@plimsoll/models'
import { valueAt } from '../path.ts'
import { type AskedMetric, assumeMemory, declareMetrics } from './declare-metrics.ts'
import { type DraftService, type FieldUse, type ImportDraft, type Importer, metadataFields } from './importer.ts'
import type { Manifest } from './manifest.ts'

/** Annotations that KEDA's controllers go by; they stand in the scenario as the object's. */
const prefix = 'autoscaling.keda.sh/'
const readAnnotations = ['paused', 'paused-replicas', 'paused-scale-in', 'paused-scale-out', 'force-activation'].map(
  (name) => prefix + name,
)

const annotation = (name: string) => `metadata.annotations["${name}"]`
const annotationFields: readonly FieldUse[] = [
  ...readAnnotations.map((name) => ({ at: annotation(name), use: 'used' }) as const),
  { at: annotation(`${prefix}*`), use: 'matters', why: 'this annotation of KEDA is not read' },
]

/** KEDA creates an HPA from it, so a ScaledObject and an HPA on one workload are two controllers. */
export const scaledObject: Importer = {
  kind: 'ScaledObject',
  apiVersions: ['keda.sh/v1alpha1'],
  fields: [
    ...metadataFields,
    ...annotationFields,
    { at: 'spec', use: 'used' },
    { at: 'spec.scaleTargetRef', use: 'harmless', why: 'the service that the autoscaler stands in' },
    { at: 'spec.triggers.*.authenticationRef', use: 'harmless', why: 'rights do not change capacity' },
  ],
  read(manifest, draft) {
    const spec = valueAt(manifest.data, ['spec'])
    const kind = valueAt(spec, ['scaleTargetRef', 'kind']) ?? 'Deployment'
    const name = valueAt(spec, ['scaleTargetRef', 'name'])
    const target = draft.target(manifest, kind, name)
    if (!target) return draft.orphan(manifest, `${kind} ${name}`)
    const triggers = valueAt(spec, ['triggers'])
    for (const [index, trigger] of (Array.isArray(triggers) ? triggers : []).entries()) {
      draft.controls(manifest, target, String(valueAt(trigger, ['type'])))
      readTrigger(manifest, target, trigger, index, draft)
    }
    const annotations = annotationsOf(manifest)
    draft.offerTo(target, {
      at: ['autoscaler', 'keda'],
      value: { ...(spec as object), ...(annotations ? { annotations } : {}) },
      manifest,
      from: 'spec',
      renamed: { annotations: 'metadata.annotations' },
      instead: ['autoscaler', 'fixed'],
    })
  },
}

function annotationsOf({ data }: Manifest): Record<string, unknown> | undefined {
  const given = readAnnotations.flatMap((name) => {
    const value = valueAt(data, ['metadata', 'annotations', name])
    return value === undefined ? [] : [[name, value] as const]
  })
  return given.length === 0 ? undefined : Object.fromEntries(given)
}

/** What a trigger reads has to be there: a metric with a meaning, memory, or a queue that the workload takes its work from. */
function readTrigger(manifest: Manifest, target: DraftService, trigger: unknown, index: number, draft: ImportDraft): void {
  const from = `spec.triggers.${index}`
  const signal = triggerOf(trigger)?.signal
  if (signal?.kind === 'resource' && signal.resource === 'memory') assumeMemory(manifest, target, from, draft)
  if (signal?.kind === 'resource' && signal.container !== null)
    draft.assume(target, 'autoscaler.keda.triggers', `usage and requests of the whole pod count as those of container ${signal.container}`)
  if (signal?.kind === 'metric') {
    const hint = `${valueAt(trigger, ['metadata', 'metricName']) ?? ''} ${signal.name}`
    const asked: AskedMetric = { name: signal.name, type: 'External', hint, from, through: (of) => wayOf(trigger, of) }
    declareMetrics(manifest, target, [asked], draft)
  }
  if (signal?.kind === 'queue' && target.balance?.kind !== 'queue') {
    const type = valueAt(trigger, ['type'])
    target.balance = { kind: 'queue', why: `requests wait in the queue that trigger ${type} reads, and workers take them from there` }
  }
}

/** A trigger as KEDA reads it, by itself: what is wrong with others is told elsewhere. */
function triggerOf(trigger: unknown): KedaTrigger | undefined {
  const { authenticationRef, ...rest } = { ...(trigger as Record<string, unknown>) }
  const read = autoscalers.spec.safeParse({ keda: { triggers: [rest] } })
  return read.success && read.data.kind === 'keda' ? read.data.spec.triggers[0] : undefined
}

/** How a trigger's value travels: KEDA asks Prometheus itself, which has no list of metrics, and others for what is so at the moment. */
function wayOf(trigger: unknown, of: string): unknown {
  if (valueAt(trigger, ['type']) === 'prometheus') {
    const window = /\[(\d+[smh])\]/.exec(String(valueAt(trigger, ['metadata', 'query'])))?.[1]
    return { kind: 'prometheus-adapter', ...(window ? { window } : {}), relistInterval: '1s' }
  }
  return of === 'queue-length' || of === 'in-flight' ? { kind: 'live' } : undefined
}
