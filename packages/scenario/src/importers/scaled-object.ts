import { autoscalers } from '@plimsoll/models'
import { valueAt } from '../path.ts'
import { type Importer, metadataFields } from './importer.ts'

/** KEDA creates an HPA from it, so a ScaledObject and an HPA on one workload are two controllers. */
export const scaledObject: Importer = {
  kind: 'ScaledObject',
  apiVersions: ['keda.sh/v1alpha1'],
  fields: [
    ...metadataFields,
    ...['autoscaling.keda.sh/paused', 'autoscaling.keda.sh/paused-replicas'].map(
      (key) => ({ at: `metadata.annotations["${key}"]`, use: 'matters', why: 'a paused ScaledObject is imported as if it ran' }) as const,
    ),
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
    for (const trigger of Array.isArray(triggers) ? triggers : []) draft.controls(manifest, target, String(valueAt(trigger, ['type'])))
    const queue = queueOf(spec)
    if (queue && !target.balance) {
      target.balance = { kind: 'queue' }
      draft.assume(target, 'balance', `requests wait in the queue that trigger ${queue} reads, and workers take them from there`)
    }
    draft.offerTo(target, { at: ['autoscaler', 'keda'], value: spec, manifest, from: 'spec', instead: ['autoscaler', 'fixed'] })
  },
}

/** Type of the first trigger that reads a queue of messages; such a workload is sent nothing, it fetches. */
function queueOf(spec: unknown): string | undefined {
  const read = autoscalers.spec.safeParse({ keda: spec })
  if (!read.success || read.data.kind !== 'keda') return undefined
  return read.data.spec.triggers.find(({ signal }) => signal.kind === 'queue')?.type
}
