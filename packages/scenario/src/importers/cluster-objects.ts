import { valueAt } from '../path.ts'
import { type Importer, metadataFields } from './importer.ts'
import { sumOf } from './resources.ts'

export const priorityClass: Importer = {
  kind: 'PriorityClass',
  apiVersions: ['scheduling.k8s.io/v1'],
  fields: [
    ...metadataFields,
    { at: 'value', use: 'used' },
    { at: 'preemptionPolicy', use: 'used' },
    { at: 'globalDefault', use: 'matters', why: 'a pod without priorityClassName has priority 0' },
    { at: 'description', use: 'harmless', why: 'for people' },
  ],
  read(manifest, draft) {
    const [value, preemptionPolicy] = ['value', 'preemptionPolicy'].map((key) => valueAt(manifest.data, [key]))
    draft.offer({
      at: ['cluster', 'priorityClasses', '-'],
      value: { name: manifest.name, value, ...(preemptionPolicy === undefined ? {} : { preemptionPolicy }) },
      manifest,
      from: '',
    })
  },
}

export const daemonSet: Importer = {
  kind: 'DaemonSet',
  apiVersions: ['apps/v1'],
  fields: [
    ...metadataFields,
    { at: 'spec.template.spec.containers.*.resources.requests', use: 'used' },
    { at: 'spec.template.spec.nodeSelector', use: 'matters', why: 'it is taken to run on every machine' },
    { at: 'spec.template.spec.affinity', use: 'matters', why: 'it is taken to run on every machine' },
    { at: 'spec', use: 'harmless', why: 'only what it takes of a machine counts' },
  ],
  read(manifest, draft) {
    const containers = valueAt(manifest.data, ['spec', 'template', 'spec', 'containers'])
    const requests = sumOf(Array.isArray(containers) ? containers : [], 'requests', 'some')
    draft.offer({ at: ['cluster', 'daemonSets', '-'], value: { name: manifest.name, requests }, manifest, from: '' })
  },
}
