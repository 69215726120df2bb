import { valueAt } from '../path.ts'
import { type FieldUse, type Importer, metadataFields } from './importer.ts'
import type { Manifest } from './manifest.ts'

const nginx = (name: string) => `nginx.ingress.kubernetes.io/${name}`
const at = (name: string) => `metadata.annotations["${name}"]`

/** ingress-nginx: a burst is the rate times this, unless limit-burst-multiplier says otherwise. */
const burstMultiplier = 5

const splitByTraffic = 'traffic is given by pattern: say in traffic which service gets how much'
const retried = 'retries are those of clients: say them in traffic, as clients.retries'
const timedOut = 'how long somebody waits is for pods.queue.timeout to say'
const canary = 'versions change by rollouts of the scenario'
const balanced = 'who chooses among the pods is for balance to say'
const heard = 'how soon the load balancer hears of pods is for endpoints to say'

const matters = (why: string, ...paths: readonly string[]) => paths.map((path) => ({ at: path, use: 'matters', why }) as const)
const harmless = (why: string, ...paths: readonly string[]) => paths.map((path) => ({ at: path, use: 'harmless', why }) as const)

const limitFields: readonly FieldUse[] = [
  ...['limit-rps', 'limit-rpm', 'limit-burst-multiplier'].map((name) => ({ at: at(nginx(name)), use: 'used' }) as const),
  ...matters('this limit of ingress-nginx is not simulated', at(nginx('limit-*'))),
]

const annotationFields: readonly FieldUse[] = [
  ...limitFields,
  ...matters(timedOut, at(nginx('proxy-connect-timeout')), at(nginx('proxy-read-timeout')), at(nginx('proxy-send-timeout'))),
  ...matters(retried, at(nginx('proxy-next-upstream*'))),
  ...matters(canary, at(nginx('canary*'))),
  ...matters(balanced, at(nginx('affinity*')), at(nginx('session-cookie-*')), at(nginx('load-balance')), at(nginx('upstream-hash-by*'))),
  ...matters(balanced, at(nginx('service-upstream'))),
  ...harmless('how requests are rewritten does not change how many there are', at(nginx('*'))),
  ...matters(heard, at('alb.ingress.kubernetes.io/target-*'), at('alb.ingress.kubernetes.io/healthcheck-*')),
  ...matters(heard, at('alb.ingress.kubernetes.io/healthy-*'), at('alb.ingress.kubernetes.io/unhealthy-*')),
]

export const ingress: Importer = {
  kind: 'Ingress',
  apiVersions: ['networking.k8s.io/v1'],
  fields: [
    ...metadataFields,
    ...annotationFields,
    ...harmless('handshakes are not simulated', 'spec.tls'),
    ...harmless('names of entry points', 'spec.ingressClassName'),
    ...matters(splitByTraffic, 'spec.rules', 'spec.defaultBackend'),
  ],
  read(manifest, draft) {
    for (const [name, unit] of [
      ['limit-rps', 's'],
      ['limit-rpm', 'm'],
    ] as const) {
      const rate = numberOf(manifest, name)
      if (rate === undefined) continue
      draft.offer({
        at: ['edge', '-'],
        value: {
          kind: 'nginx-limit-req',
          per: 'client',
          rate: `${rate}r/${unit}`,
          burst: rate * (numberOf(manifest, 'limit-burst-multiplier') ?? burstMultiplier),
          nodelay: true,
        },
        manifest,
        from: at(nginx(name)),
        assumes: `the limit of Ingress ${manifest.name} holds for all traffic, in one controller pod`,
      })
    }
  },
}

function numberOf(manifest: Manifest, name: string): number | undefined {
  const value = Number(valueAt(manifest.data, ['metadata', 'annotations', nginx(name)]))
  return Number.isInteger(value) && value > 0 ? value : undefined
}

export const gateway: Importer = {
  kind: 'Gateway',
  apiVersions: ['gateway.networking.k8s.io/v1'],
  fields: [
    ...metadataFields,
    ...harmless('names of entry points', 'spec.gatewayClassName', 'spec.listeners', 'spec.addresses', 'spec.infrastructure'),
    ...harmless('handshakes are not simulated', 'spec.tls'),
  ],
  read: () => {},
}

const routeFields: readonly FieldUse[] = [
  ...metadataFields,
  ...harmless('names of entry points', 'spec.parentRefs', 'spec.hostnames'),
  ...matters(splitByTraffic, 'spec.rules.*.matches', 'spec.rules.*.backendRefs'),
  ...matters(retried, 'spec.rules.*.retry'),
  ...matters(timedOut, 'spec.rules.*.timeouts'),
  ...matters(balanced, 'spec.rules.*.sessionPersistence'),
  ...matters('what is mirrored or redirected is for traffic to say', 'spec.rules.*.filters'),
  ...harmless('a label for people', 'spec.rules.*.name'),
]

export const httpRoute: Importer = { kind: 'HTTPRoute', apiVersions: ['gateway.networking.k8s.io/v1'], fields: routeFields, read: () => {} }
export const grpcRoute: Importer = { kind: 'GRPCRoute', apiVersions: ['gateway.networking.k8s.io/v1'], fields: routeFields, read: () => {} }
