import { valueAt } from '../path.ts'
import { type Importer, metadataFields } from './importer.ts'
import { podTemplateFields } from './pod-fields.ts'
import { readWorkload } from './pod-template.ts'

export const statefulSet: Importer = {
  kind: 'StatefulSet',
  apiVersions: ['apps/v1'],
  fields: [
    ...metadataFields,
    ...podTemplateFields,
    { at: 'spec.replicas', use: 'used' },
    { at: 'spec.selector', use: 'harmless', why: 'pods are made from the template' },
    { at: 'spec.serviceName', use: 'harmless', why: 'names of pods' },
    {
      at: 'spec.podManagementPolicy',
      use: 'matters',
      why: 'pods start side by side here, as with Parallel; OrderedReady starts one after the other',
      unless: 'Parallel',
    },
    { at: 'spec.updateStrategy', use: 'harmless', why: 'versions change by rollouts of the scenario, which are those of a Deployment' },
    { at: 'spec.minReadySeconds', use: 'matters', why: 'only delays rollouts' },
    { at: 'spec.volumeClaimTemplates', use: 'matters', why: 'disks keep their pods in a zone, but they are not billed' },
    { at: 'spec.volumeClaimTemplates.*.metadata.name', use: 'used' },
    { at: 'spec.volumeClaimTemplates.*.metadata', use: 'harmless', why: 'bookkeeping' },
    { at: 'spec.volumeClaimTemplates.*.status', use: 'harmless', why: 'what the cluster said at the time' },
    { at: 'spec.persistentVolumeClaimRetentionPolicy', use: 'harmless', why: 'disks are not simulated' },
    { at: 'spec.ordinals', use: 'harmless', why: 'names of pods' },
    { at: 'spec.revisionHistoryLimit', use: 'harmless', why: 'bookkeeping' },
  ],
  read(manifest, draft) {
    const service = readWorkload(manifest, draft)
    const templates = valueAt(manifest.data, ['spec', 'volumeClaimTemplates'])
    if (!Array.isArray(templates)) return
    templates.forEach((template, index) => {
      const name = valueAt(template, ['metadata', 'name'])
      const from = `spec.volumeClaimTemplates.${index}`
      draft.offerTo(service, { at: ['pods', 'volumeClaimTemplates', '-'], value: { metadata: { name } }, manifest, from })
    })
  },
}
