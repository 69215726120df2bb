import { valueAt } from '../path.ts'
import { type Importer, metadataFields } from './importer.ts'
import { podTemplateFields } from './pod-fields.ts'
import { readWorkload } from './pod-template.ts'

export const deployment: Importer = {
  kind: 'Deployment',
  apiVersions: ['apps/v1'],
  fields: [
    ...metadataFields,
    ...podTemplateFields,
    { at: 'spec.replicas', use: 'used' },
    { at: 'spec.selector', use: 'harmless', why: 'pods are made from the template' },
    { at: 'spec.strategy', use: 'used' },
    { at: 'spec.strategy.type', use: 'matters', why: 'old and new pods stand side by side in a rollout', unless: 'RollingUpdate' },
    { at: 'spec.minReadySeconds', use: 'used' },
    { at: 'spec.paused', use: 'harmless', why: 'only holds rollouts' },
    { at: 'spec.revisionHistoryLimit', use: 'harmless', why: 'bookkeeping' },
    { at: 'spec.progressDeadlineSeconds', use: 'used' },
  ],
  read(manifest, draft) {
    const service = readWorkload(manifest, draft)
    for (const field of ['minReadySeconds', 'progressDeadlineSeconds'] as const) {
      const seconds = valueAt(manifest.data, ['spec', field])
      if (seconds !== undefined) draft.offerTo(service, { at: [field], value: seconds, manifest, from: `spec.${field}` })
    }
    const value = valueAt(manifest.data, ['spec', 'strategy'])
    if (valueAt(value, ['rollingUpdate']) === undefined) return
    draft.offerTo(service, {
      at: ['strategy'],
      value: { rollingUpdate: valueAt(value, ['rollingUpdate']) },
      manifest,
      from: 'spec.strategy',
    })
  },
}
