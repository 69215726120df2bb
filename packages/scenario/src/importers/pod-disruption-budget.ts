import { valueAt } from '../path.ts'
import { type Importer, metadataFields } from './importer.ts'
import { selectedServices } from './select.ts'

export const podDisruptionBudget: Importer = {
  kind: 'PodDisruptionBudget',
  apiVersions: ['policy/v1', 'policy/v1beta1'],
  fields: [
    ...metadataFields,
    { at: 'spec', use: 'used' },
    { at: 'spec.selector', use: 'harmless', why: 'the service that the budget stands in' },
  ],
  read(manifest, draft) {
    const selected = selectedServices(manifest, valueAt(manifest.data, ['spec', 'selector']), draft.services)
    if (selected.length === 0) return draft.orphan(manifest, 'pods with its selector')
    const value = valueAt(manifest.data, ['spec'])
    for (const service of selected) draft.offerTo(service, { at: ['podDisruptionBudget'], value, manifest, from: 'spec' })
  },
}
