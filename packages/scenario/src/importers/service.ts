import { valueAt } from '../path.ts'
import { type Importer, metadataFields } from './importer.ts'
import { selectedServices } from './select.ts'

const allPods = 'requests choose among all pods, not those of one machine'
const sticky = 'each request is placed by itself: clients do not stick to a pod'
const loadBalancer = 'how soon the load balancer hears of pods is for endpoints to say'

export const service: Importer = {
  kind: 'Service',
  apiVersions: ['v1'],
  fields: [
    ...metadataFields,
    { at: 'spec.selector', use: 'used' },
    { at: 'spec.type', use: 'harmless', why: 'a load balancer is billed whatever the type of the Service' },
    { at: 'spec.ports', use: 'harmless', why: 'requests go to pods, not to ports' },
    { at: 'spec.clusterIP', use: 'harmless', why: 'an address' },
    { at: 'spec.clusterIPs', use: 'harmless', why: 'an address' },
    { at: 'spec.ipFamilies', use: 'harmless', why: 'an address' },
    { at: 'spec.ipFamilyPolicy', use: 'harmless', why: 'an address' },
    { at: 'spec.externalName', use: 'harmless', why: 'an address' },
    { at: 'spec.externalIPs', use: 'harmless', why: 'an address' },
    { at: 'spec.loadBalancerIP', use: 'harmless', why: 'an address' },
    { at: 'spec.loadBalancerSourceRanges', use: 'harmless', why: 'who may connect is for traffic to say' },
    { at: 'spec.healthCheckNodePort', use: 'harmless', why: 'an address' },
    { at: 'spec.internalTrafficPolicy', use: 'matters', why: allPods, unless: 'Cluster' },
    { at: 'spec.externalTrafficPolicy', use: 'matters', why: allPods, unless: 'Cluster' },
    { at: 'spec.trafficDistribution', use: 'matters', why: 'requests choose among the pods of every zone' },
    {
      at: 'metadata.annotations["service.kubernetes.io/topology-mode"]',
      use: 'matters',
      why: 'requests choose among the pods of every zone',
    },
    { at: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-*"]', use: 'matters', why: loadBalancer },
    { at: 'spec.sessionAffinity', use: 'matters', why: sticky, unless: 'None' },
    { at: 'spec.sessionAffinityConfig', use: 'matters', why: sticky },
    { at: 'spec.allocateLoadBalancerNodePorts', use: 'harmless', why: 'an address' },
    { at: 'spec.loadBalancerClass', use: 'matters', why: 'the load balancer is billed at the price of the provider’s standard one' },
    { at: 'spec.publishNotReadyAddresses', use: 'matters', why: 'requests go to ready pods only' },
  ],
  read(manifest, draft) {
    const selector = valueAt(manifest.data, ['spec', 'selector'])
    if (selector === undefined || selector === null)
      return draft.leaveOut(manifest, 'spec', 'it has no pods: what it leads to lies elsewhere', false)
    const selected = selectedServices(manifest, { matchLabels: selector }, draft.services)
    if (selected.length === 0) return draft.orphan(manifest, 'pods with its selector')
    const isHeadless = valueAt(manifest.data, ['spec', 'clusterIP']) === 'None'
    const why = isHeadless
      ? `clients of the headless Service ${manifest.name} choose among its addresses themselves; here each request goes to a random pod`
      : `kube-proxy gives each connection of Service ${manifest.name} to a random pod; here each request is one`
    for (const target of selected) {
      target.balance = { kind: 'random', why }
    }
  },
}
