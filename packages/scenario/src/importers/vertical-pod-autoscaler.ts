import { valueAt } from '../path.ts'
import { type Importer, metadataFields } from './importer.ts'

/** Not simulated; read because a VPA and an HPA that both follow CPU of one workload fight. */
export const verticalPodAutoscaler: Importer = {
  kind: 'VerticalPodAutoscaler',
  apiVersions: ['autoscaling.k8s.io/v1'],
  fields: [
    ...metadataFields,
    { at: 'spec.targetRef', use: 'used' },
    { at: 'spec', use: 'matters', why: 'requests stay as they are written: pods are not resized' },
  ],
  read(manifest, draft) {
    const [kind, name] = ['kind', 'name'].map((key) => valueAt(manifest.data, ['spec', 'targetRef', key]))
    const target = draft.target(manifest, kind, name)
    if (!target) return draft.orphan(manifest, `${kind} ${name}`)
    if (valueAt(manifest.data, ['spec', 'updatePolicy', 'updateMode']) === 'Off') return
    for (const measure of ['cpu', 'memory']) draft.controls(manifest, target, measure)
  },
}
