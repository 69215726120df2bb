import { valueAt } from '../path.ts'
import { type FieldUse, type Importer, metadataFields } from './importer.ts'
import type { Manifest } from './manifest.ts'

const annotation = (name: string) => `nginx.ingress.kubernetes.io/${name}`
const at = (name: string) => `metadata.annotations["${annotation(name)}"]`

/** ingress-nginx: a burst is the rate times this, unless limit-burst-multiplier says otherwise. */
const burstMultiplier = 5

const entry: readonly FieldUse[] = [
  ...metadataFields,
  { at: 'spec.tls', use: 'harmless', why: 'handshakes are not simulated' },
  { at: 'spec', use: 'matters', why: 'traffic is given by pattern: say in traffic which service gets how much' },
]

const limitFields: readonly FieldUse[] = [
  ...['limit-rps', 'limit-rpm', 'limit-burst-multiplier'].map((name) => ({ at: at(name), use: 'used' }) as const),
  ...['limit-connections', 'limit-whitelist', 'limit-rate', 'limit-rate-after'].map(
    (name) => ({ at: at(name), use: 'matters', why: 'this limit of ingress-nginx is not simulated' }) as const,
  ),
]

export const ingress: Importer = {
  kind: 'Ingress',
  apiVersions: ['networking.k8s.io/v1'],
  fields: [...entry, ...limitFields],
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
        from: at(name),
        assumes: `the limit of Ingress ${manifest.name} holds for all traffic, in one controller pod`,
      })
    }
  },
}

function numberOf(manifest: Manifest, name: string): number | undefined {
  const value = Number(valueAt(manifest.data, ['metadata', 'annotations', annotation(name)]))
  return Number.isInteger(value) && value > 0 ? value : undefined
}

export const gateway: Importer = { kind: 'Gateway', apiVersions: ['gateway.networking.k8s.io/v1'], fields: entry, read: () => {} }
export const httpRoute: Importer = { kind: 'HTTPRoute', apiVersions: ['gateway.networking.k8s.io/v1'], fields: entry, read: () => {} }
