import { valueAt } from '../path.ts'
import { type ImportDraft, type Importer, metadataFields } from './importer.ts'
import type { Manifest } from './manifest.ts'

/** An observer: it says what its recommender would say. One that acts is told apart, since it and an HPA that both follow CPU of one workload fight. */
export const verticalPodAutoscaler: Importer = {
  kind: 'VerticalPodAutoscaler',
  apiVersions: ['autoscaling.k8s.io/v1'],
  fields: [
    ...metadataFields,
    { at: 'spec.targetRef', use: 'used' },
    { at: 'spec.resourcePolicy', use: 'used' },
    { at: 'spec.resourcePolicy.containerPolicies.*.controlledValues', use: 'harmless', why: 'limits stay as they are written' },
    { at: 'spec.updatePolicy.updateMode', use: 'used' },
    { at: 'spec.updatePolicy', use: 'harmless', why: 'how pods are resized, and they are not' },
    { at: 'spec.recommenders', use: 'matters', why: 'recommendations are those of the default recommender' },
  ],
  read(manifest, draft) {
    const [kind, name] = ['kind', 'name'].map((key) => valueAt(manifest.data, ['spec', 'targetRef', key]))
    const target = draft.target(manifest, kind, name)
    if (!target) return draft.orphan(manifest, `${kind} ${name}`)
    const mode = valueAt(manifest.data, ['spec', 'updatePolicy', 'updateMode']) ?? 'Recreate'
    draft.offerTo(target, {
      at: ['verticalPodAutoscaler'],
      value: { updatePolicy: { updateMode: 'Off' }, ...policyOf(manifest, draft) },
      manifest,
      from: 'spec',
      ...(mode === 'Off' ? {} : { assumes: `updateMode ${mode} becomes Off: it says what it would do, and pods are not resized` }),
    })
    if (mode === 'Off') return
    for (const measure of ['cpu', 'memory']) draft.controls(manifest, target, measure)
  },
}

/** A pod is one container in a scenario: with policies of several, none of them can be its own. */
function policyOf(manifest: Manifest, draft: ImportDraft): Readonly<Record<string, unknown>> {
  const policies = valueAt(manifest.data, ['spec', 'resourcePolicy', 'containerPolicies'])
  if (!Array.isArray(policies) || policies.length === 0) return {}
  if (policies.length === 1) return { resourcePolicy: { containerPolicies: policies } }
  draft.leaveOut(manifest, 'spec.resourcePolicy.containerPolicies', 'a pod is one container in a scenario, and these are of several')
  return {}
}
