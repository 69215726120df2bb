import { valueAt } from '../path.ts'
import { type Importer, metadataFields } from './importer.ts'
import { selectedServices } from './select.ts'

export const service: Importer = {
  kind: 'Service',
  apiVersions: ['v1'],
  fields: [
    ...metadataFields,
    { at: 'spec.selector', use: 'used' },
    { at: 'spec.type', use: 'used' },
    { at: 'spec.ports', use: 'harmless', why: 'requests go to pods, not to ports' },
    { at: 'spec.clusterIP', use: 'harmless', why: 'an address' },
    { at: 'spec.clusterIPs', use: 'harmless', why: 'an address' },
    { at: 'spec.ipFamilies', use: 'harmless', why: 'an address' },
    { at: 'spec.ipFamilyPolicy', use: 'harmless', why: 'an address' },
    { at: 'spec.internalTrafficPolicy', use: 'matters', why: 'requests choose among all pods, not those of one machine' },
    { at: 'spec.externalTrafficPolicy', use: 'matters', why: 'requests choose among all pods, not those of one machine' },
    { at: 'spec.sessionAffinity', use: 'matters', why: 'each request is placed by itself: clients do not stick to a pod' },
    { at: 'spec.sessionAffinityConfig', use: 'matters', why: 'each request is placed by itself: clients do not stick to a pod' },
    { at: 'spec.allocateLoadBalancerNodePorts', use: 'harmless', why: 'an address' },
    { at: 'spec.loadBalancerClass', use: 'matters', why: 'the load balancer is billed at the price of the provider’s standard one' },
    { at: 'spec.publishNotReadyAddresses', use: 'matters', why: 'requests go to ready pods only' },
  ],
  read(manifest, draft) {
    const selected = selectedServices(manifest, { matchLabels: valueAt(manifest.data, ['spec', 'selector']) }, draft.services)
    if (selected.length === 0) return draft.orphan(manifest, 'pods with its selector')
    for (const target of selected) {
      target.balance = { kind: 'random' }
      draft.assume(
        target,
        'balance',
        `kube-proxy gives each connection of Service ${manifest.name} to a random pod; here each request is one`,
      )
    }
  },
}
