import type { Manifest } from './manifest.ts'

/** What becomes of a field: `used` in the scenario, left out without effect on load, capacity and cost, or left out although it `matters`. */
export type FieldUse = {
  /** Keys from the top, as `parsePath` reads them, `*` for any list entry or key; everything below is meant too. The longest that fits decides. */
  readonly at: string
  readonly use: 'used' | 'harmless' | 'matters'
  /** For fields left out: what it would have changed, or why nothing. */
  readonly why?: string
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
  pods: Record<string, unknown>
  /** Of one pod, for choosing a machine: cores, bytes, GPUs. */
  readonly asks: { cores: number; memoryBytes: number; gpus: number }
  balance?: { readonly kind: string }
  hpa?: Record<string, unknown>
}

export type ImportDraft = {
  readonly services: DraftService[]
  /** Says what had to be assumed for a service, at a path inside its entry. */
  readonly assume: (service: DraftService, path: string, why: string) => void
  /** Says that a field was left out for a reason that only its value shows. */
  readonly leaveOut: (manifest: Manifest, path: string, why: string) => void
  /** An object that refers to nothing that was given. */
  readonly orphan: (manifest: Manifest, target: string) => void
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
