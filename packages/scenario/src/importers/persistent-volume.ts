import { valueAt } from '../path.ts'
import { type Importer, metadataFields } from './importer.ts'

/** Labels by which cloud drivers say in which zone a disk is, the one of Kubernetes first. */
const zoneKeys = [
  'topology.kubernetes.io/zone',
  'topology.ebs.csi.aws.com/zone',
  'topology.gke.io/zone',
  'topology.disk.csi.azure.com/zone',
  'failure-domain.beta.kubernetes.io/zone',
]

const disk = 'disks keep their pods in a zone, but they are not billed'

/** A disk that exists: where the claim that it is bound to can be attached. */
export const persistentVolume: Importer = {
  kind: 'PersistentVolume',
  apiVersions: ['v1'],
  fields: [
    ...metadataFields,
    { at: 'spec', use: 'harmless', why: disk },
    { at: 'spec.claimRef.name', use: 'used' },
    { at: 'spec.nodeAffinity', use: 'used' },
    { at: 'spec.capacity', use: 'matters', why: disk },
  ],
  read(manifest, draft) {
    const claim = valueAt(manifest.data, ['spec', 'claimRef', 'name'])
    const isNamed = draft.services.some(({ manifest: { data } }) => claimsOf(data).includes(claim))
    if (!isNamed) return draft.orphan(manifest, 'pods that name its claim')
    const zones = zonesOf(valueAt(manifest.data, ['spec', 'nodeAffinity', 'required', 'nodeSelectorTerms']))
    if (zones.length === 0) return draft.leaveOut(manifest, 'all of it', 'it names no zone, so pods can use it anywhere', false)
    const from = 'spec.nodeAffinity'
    draft.offer({ at: ['cluster', 'persistentVolumeClaims', '-'], value: { name: claim, zones }, manifest, from })
  },
}

/** A claim says how large a disk is to be, not where it is. */
export const persistentVolumeClaim: Importer = {
  kind: 'PersistentVolumeClaim',
  apiVersions: ['v1'],
  fields: [...metadataFields, { at: 'spec', use: 'harmless', why: 'in which zone its disk is says the PersistentVolume' }],
  read() {},
}

function claimsOf(workload: unknown): unknown[] {
  const volumes = valueAt(workload, ['spec', 'template', 'spec', 'volumes'])
  return Array.isArray(volumes) ? volumes.map((volume) => valueAt(volume, ['persistentVolumeClaim', 'claimName'])) : []
}

/** One term must hold: what any of them allows. */
function zonesOf(terms: unknown): string[] {
  const expressions = listOf(terms).flatMap((term) => listOf(valueAt(term, ['matchExpressions'])))
  const zonal = expressions.filter((each) => zoneKeys.includes(String(valueAt(each, ['key']))))
  return [...new Set(zonal.flatMap((each) => listOf(valueAt(each, ['values'])).map(String)))]
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
