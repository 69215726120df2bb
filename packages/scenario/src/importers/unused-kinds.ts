import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { valueAt } from '../path.ts'
import type { IgnoredField } from './import-manifests.ts'
import { importers } from './index.ts'
import { type Manifest, whereabouts } from './manifest.ts'

/** Kinds that every cluster has many of and that change neither load nor capacity nor cost, each group with why. */
const harmlessKinds: readonly (readonly [why: string, kinds: readonly string[]])[] = [
  [
    'rights do not change capacity',
    ['ServiceAccount', 'Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding', 'TriggerAuthentication'],
  ],
  ['rights do not change capacity', ['ClusterTriggerAuthentication', 'NetworkPolicy', 'CiliumNetworkPolicy', 'PodSecurityPolicy']],
  ['configuration of a program', ['Secret', 'ExternalSecret', 'SealedSecret', 'SecretStore', 'ClusterSecretStore']],
  ['handshakes are not simulated', ['Certificate', 'Issuer', 'ClusterIssuer']],
  ['it only reports', ['ServiceMonitor', 'PodMonitor', 'PrometheusRule', 'Event', 'PodMetrics', 'NodeMetrics']],
  ['bookkeeping', ['Namespace', 'CustomResourceDefinition', 'APIService', 'ControllerRevision', 'Lease', 'Endpoints', 'EndpointSlice']],
  ['names of entry points', ['IngressClass', 'GatewayClass', 'ReferenceGrant']],
  ['it checks objects before they are stored', ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration']],
]

/** Why an object without importer changes nothing; undefined when it may matter. What another object makes is said by that one. */
function harmlessBecause({ kind, data }: Manifest): string | undefined {
  const owner = valueAt(data, ['metadata', 'ownerReferences', 0])
  if (owner !== undefined) return `${valueAt(owner, ['kind'])} ${valueAt(owner, ['name'])} makes it`
  return harmlessKinds.find(([, kinds]) => kinds.includes(kind))?.[0]
}

/** What becomes of objects that no importer reads: harmless ones are listed as ignored, the others told once a kind and file. */
export function unusedKinds(manifests: readonly Manifest[]): {
  readonly ignored: readonly IgnoredField[]
  readonly diagnostics: readonly Diagnostic[]
} {
  const ignored: IgnoredField[] = []
  const doubtful = new Map<string, Manifest[]>()
  for (const manifest of manifests) {
    const why = harmlessBecause(manifest)
    const group = `${manifest.file}\n${manifest.kind}\n${manifest.apiVersion}`
    if (why === undefined) doubtful.set(group, [...(doubtful.get(group) ?? []), manifest])
    else ignored.push({ ...whereabouts(manifest), path: 'all of it', doesMatter: false, why })
  }
  return { ignored, diagnostics: [...doubtful.values()].map(unused) }
}

const mostNamed = 3

function unused(group: readonly Manifest[]): Diagnostic {
  const [{ file, kind, apiVersion }] = group
  const named = group.slice(0, mostNamed).map((manifest) => whereabouts(manifest).object)
  const more = group.length > mostNamed ? ` and ${group.length - mostNamed} more` : ''
  const known = importers.map((importer) => `${importer.kind} (${importer.apiVersions.join(', ')})`).join(', ')
  return diagnostic('W401', {
    path: file,
    message: `${named.join(', ')}${more} of ${file} ${group.length === 1 ? 'is' : 'are'} not used`,
    expected: known,
    received: `${kind} (${apiVersion})`,
  })
}
