import { canonicalJson } from '@plimsoll/kernel'
import type { Collected } from '../importers/collect.ts'
import type { Fitted } from '../importers/fit.ts'
import type { DraftService } from '../importers/importer.ts'
import type { Manifest } from '../importers/manifest.ts'
import { type Path, valueAt } from '../path.ts'

/** The manifests that a service was imported from, and what the import made of them. */
export type Origin = {
  readonly draft: DraftService
  /** The entry as imported. */
  readonly entry: unknown
  /** The object that its autoscaler came from. */
  readonly autoscaler?: Manifest
}

export type Origins = {
  /** Whether there are manifests to compare with; without them everything is written whole. */
  readonly isGiven: boolean
  readonly names: readonly string[]
  readonly of: (service: string) => Origin | undefined
  /** NodePools as imported, and their manifests, by name. */
  readonly nodePools: ReadonlyMap<string, { readonly imported: unknown; readonly manifest: Manifest }>
  /** What of the manifests the import put where. */
  readonly offers: readonly { readonly at: Path; readonly value: unknown; readonly manifest: Manifest }[]
  /** Where a document has the service that was imported as the one at `index`; undefined when it has it no more. */
  readonly positionOf: (data: unknown, index: number) => number | undefined
}

export type Exporting = { readonly origins: Origins; readonly note: (note: string) => void }

export const noOrigin: Origins = {
  isGiven: false,
  names: [],
  of: () => undefined,
  nodePools: new Map(),
  offers: [],
  positionOf: () => undefined,
}

export function originsOf({ services }: Collected, { data, taken }: Fitted): Origins {
  const origins = services.map((draft, index): Origin => {
    const autoscaler = taken.find(({ at }) => at[0] === 'services' && at[1] === index && at[2] === 'autoscaler')?.offer.manifest
    return { draft, entry: valueAt(data, ['services', index]), ...(autoscaler ? { autoscaler } : {}) }
  })
  const offers = taken.map(({ at, offer }) => ({ at, value: valueAt(data, at), manifest: offer.manifest }))
  return {
    isGiven: true,
    names: services.map(({ name }) => name),
    of: (service) => origins.find(({ draft }) => draft.name === service),
    nodePools: new Map(
      offers
        .filter(({ manifest }) => manifest.kind === 'NodePool')
        .map(({ value, manifest }) => [manifest.name, { imported: value, manifest }]),
    ),
    offers,
    positionOf: (document, index) => {
      const entries = valueAt(document, ['services'])
      const found = Array.isArray(entries) ? entries.findIndex((entry) => valueAt(entry, ['name']) === services[index].name) : -1
      return found < 0 ? undefined : found
    },
  }
}

/** Head of an object: where it comes from a manifest, that one's names. */
export function headOf(manifest: Manifest): Record<string, unknown> {
  const { apiVersion, kind, name, namespace, data } = manifest
  const hasNamespace = valueAt(data, ['metadata', 'namespace']) !== undefined
  return { apiVersion, kind, metadata: { name, ...(hasNamespace ? { namespace } : {}) } }
}

export function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null)
}

/**
 * A merge patch that turns `before` into `after` (RFC 7386): maps key by key, lists whole, null where a key is to leave. Undefined when
 * nothing differs.
 */
export function difference(before: unknown, after: unknown): Record<string, unknown> | undefined {
  const [old, wanted] = [asMap(before) ?? {}, asMap(after) ?? {}]
  const changes = [...new Set([...Object.keys(wanted), ...Object.keys(old)])]
    .filter((key) => !isSame(old[key], wanted[key]))
    .map((key) => {
      const isDeeper = asMap(old[key]) && asMap(wanted[key])
      return [key, isDeeper ? difference(old[key], wanted[key]) : (wanted[key] ?? null)] as const
    })
  return changes.length === 0 ? undefined : Object.fromEntries(changes)
}

function asMap(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
}
