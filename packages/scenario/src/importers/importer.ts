import type { Path } from '../path.ts'
import type { Manifest } from './manifest.ts'
import type { ImportRegion } from './region.ts'

/**
 * What becomes of a field: `used` in the scenario (or offered to it, see `Offer`), left out without effect on load, capacity and cost, or
 * left out although it `matters`.
 */
export type FieldUse = {
  /**
   * Keys from the top, as `parsePath` reads them, `*` for any list entry or key, `x*` for any key that begins so; everything below is meant
   * too. The longest that fits decides, and of equally long ones the first.
   */
  readonly at: string
  readonly use: 'used' | 'harmless' | 'matters'
  /** For fields left out: what it would have changed, or why nothing. Of a field that is offered: what its refusal leaves out. */
  readonly why?: string
  /** The value at which the field changes nothing: what the API server fills in. */
  readonly unless?: unknown
}

/** A kind of manifest and what each of its fields means to a scenario. Fields that no entry names are reported as mattering. */
export type Importer = {
  readonly kind: string
  readonly apiVersions: readonly string[]
  readonly fields: readonly FieldUse[]
  /** Adds what the object says to the draft. Importers run in the order of their list. */
  read(manifest: Manifest, draft: ImportDraft): void
}

/** A service on its way from manifests to a scenario, as the document will have it. */
export type DraftService = {
  readonly manifest: Manifest
  name: string
  replicas: number
  readonly labels: Readonly<Record<string, unknown>>
  readonly pods: Record<string, unknown>
  /** Of one pod, for choosing a machine: cores, bytes, GPUs. */
  readonly asks: { cores: number; memoryBytes: number; gpus: number }
  /** Who chooses among its pods, and why that was assumed. */
  balance?: { readonly kind: string; readonly why: string }
  /** Whether it is said already what its pods use of memory. */
  hasMemory?: boolean
}

/**
 * A piece of a manifest for a place of the document. The document takes what its schema and rules accept; the rest is reported as left out,
 * field by field, never dropped in silence. So an importer may offer what a later edition of the schema will have a place for.
 */
export type Offer = {
  /** Where it goes. A last `-` appends to a list. */
  readonly at: Path
  readonly value: unknown
  readonly manifest: Manifest
  /** Where it stood in the manifest; '' for the whole of it. */
  readonly from: string
  /** Where keys of the value stood, of those that stood elsewhere in the manifest: paths from its top. */
  readonly renamed?: Readonly<Record<string, string>>
  /** What it takes the place of, when it is taken. */
  readonly instead?: Path
  /** What had to be assumed to make it. */
  readonly assumes?: string
}

export type ImportDraft = {
  readonly manifests: readonly Manifest[]
  readonly region: ImportRegion
  readonly services: DraftService[]
  /** Services whose metrics are declared, by type and name of the metric. */
  readonly declared: Map<string, DraftService>
  /** The first PodDisruptionBudget over each service. */
  readonly budgets: Map<DraftService, Manifest>
  /** The service that a reference means: by kind and name, in the namespace of the object that refers. */
  readonly target: (manifest: Manifest, kind: unknown, name: unknown) => DraftService | undefined
  readonly offer: (offer: Offer) => void
  /** The same, at a path inside the entry of a service. */
  readonly offerTo: (service: DraftService, offer: Offer) => void
  /** Says what had to be assumed for a service, at a path inside its entry. */
  readonly assume: (service: DraftService, path: string, why: string) => void
  /** Says that a field was left out for a reason that only its value shows; that it matters, unless told otherwise. */
  readonly leaveOut: (manifest: Manifest, path: string, why: string, doesMatter?: boolean) => void
  /** An object that refers to nothing that was given. */
  readonly orphan: (manifest: Manifest, target: string) => void
  /** An object that decides the size of a service, and by which measure: two of them on one service fight. */
  readonly controls: (manifest: Manifest, service: DraftService, measure: string) => void
}

export function importerOf({ kind, apiVersion }: Manifest, importers: readonly Importer[]): Importer | undefined {
  return importers.find((importer) => importer.kind === kind && importer.apiVersions.includes(apiVersion))
}

/** What every Kubernetes object has and no scenario needs. */
export const metadataFields: readonly FieldUse[] = [
  { at: 'apiVersion', use: 'used' },
  { at: 'kind', use: 'used' },
  { at: 'metadata.name', use: 'used' },
  { at: 'metadata.namespace', use: 'used' },
  { at: 'metadata', use: 'harmless', why: 'bookkeeping' },
  { at: 'status', use: 'harmless', why: 'what the cluster said at the time' },
]
