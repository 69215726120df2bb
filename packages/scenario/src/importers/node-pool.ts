import { valueAt } from '../path.ts'
import { type Importer, metadataFields } from './importer.ts'

/** A NodePool goes into the scenario as it is, without what the cluster added to it. */
export const nodePool: Importer = {
  kind: 'NodePool',
  apiVersions: ['karpenter.sh/v1'],
  fields: [
    ...metadataFields,
    { at: 'spec', use: 'used' },
    { at: 'spec.limits.ephemeral-storage', use: 'matters', why: 'disks are not simulated' },
    { at: 'spec.replicas', use: 'matters', why: 'a number of nodes that never changes is nodes.fixed' },
  ],
  read(manifest, draft) {
    const { apiVersion, kind, name } = manifest
    draft.offer({
      at: ['nodes', 'karpenter', 'nodePools', '-'],
      value: { apiVersion, kind, metadata: { name }, spec: valueAt(manifest.data, ['spec']) },
      manifest,
      from: '',
      instead: ['nodes', 'pool'],
    })
  },
}

export const nodeClass: Importer = {
  kind: 'EC2NodeClass',
  apiVersions: ['karpenter.k8s.aws/v1'],
  fields: [
    ...metadataFields,
    { at: 'spec.kubelet', use: 'matters', why: 'machines reserve what the provider’s image reserves by default' },
    { at: 'spec.blockDeviceMappings', use: 'matters', why: 'disks are billed at the size of the price sheet' },
    { at: 'spec.instanceStorePolicy', use: 'harmless', why: 'disks are not simulated' },
    { at: 'spec.subnetSelectorTerms', use: 'matters', why: 'every zone of the region is there to be used' },
    { at: 'spec.capacityReservationSelectorTerms', use: 'matters', why: 'reservations are not simulated' },
    { at: 'spec', use: 'harmless', why: 'image, network and rights of a machine do not change its capacity' },
  ],
  read: () => {},
}
