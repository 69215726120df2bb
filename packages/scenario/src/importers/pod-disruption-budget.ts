import { valueAt } from '../path.ts'
import { type Importer, metadataFields } from './importer.ts'
import { whereabouts } from './manifest.ts'
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
    const selector = valueAt(manifest.data, ['spec', 'selector'])
    const isForAll = manifest.apiVersion === 'policy/v1' && isEmpty(selector)
    const selected = isForAll
      ? draft.services.filter((service) => service.manifest.namespace === manifest.namespace)
      : selectedServices(manifest, selector, draft.services)
    if (selected.length === 0) return draft.orphan(manifest, 'pods with its selector')
    const value = valueAt(manifest.data, ['spec'])
    for (const service of selected) {
      const first = draft.budgets.get(service)
      draft.budgets.set(service, first ?? manifest)
      if (!first) draft.offerTo(service, { at: ['podDisruptionBudget'], value, manifest, from: 'spec' })
      else draft.leaveOut(manifest, 'spec', `${whereabouts(first).object} is over ${service.name} too, and evictions fail where two are`)
    }
  },
}

/** In policy/v1 an empty selector means every pod of the namespace. */
function isEmpty(selector: unknown): boolean {
  return typeof selector === 'object' && selector !== null && Object.values(selector).every((part) => Object.keys(part ?? {}).length === 0)
}
