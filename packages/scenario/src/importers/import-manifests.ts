import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { faultsOf, parseScenario } from '../parse.ts'
import { type Collected, collect } from './collect.ts'
import { type Assumption, baseScenario, composeScenario } from './compose.ts'
import { type Fitted, fit } from './fit.ts'
import { importers } from './index.ts'
import { type Manifest, type ManifestFile, readManifests } from './manifest.ts'
import { type ImportRegion, inRegion, regionOf } from './region.ts'

/** A field of a manifest that the scenario does not hold. `doesMatter`: it could change load, capacity or cost. */
export type IgnoredField = {
  /** `Deployment shop/checkout` */
  readonly object: string
  readonly file: string
  readonly path: string
  readonly doesMatter: boolean
  readonly why: string
}

export type Imported = {
  /** The scenario as YAML, each assumption a comment at its place; absent when there is no workload. */
  readonly text?: string
  readonly assumed: readonly Assumption[]
  readonly ignored: readonly IgnoredField[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Turns Kubernetes manifests into a scenario. Never throws. Nothing is dropped in silence: what is not in the scenario is in `ignored`. */
export function importManifests(files: readonly ManifestFile[]): Imported {
  const { collected, fitted, diagnostics, region } = readAndFit(files)
  if (!fitted) return { assumed: [], ignored: collected.ignored, diagnostics }
  const { text, assumed } = composeScenario(fitted, collected, region)
  const ignored = [...collected.ignored, ...fitted.refused]
  return { text, assumed, ignored, diagnostics: [...diagnostics, ...parseScenario(text).diagnostics] }
}

export type ReadAndFitted = {
  readonly collected: Collected
  readonly region: ImportRegion
  readonly fitted?: Fitted
  readonly diagnostics: readonly Diagnostic[]
}

/** The objects of all files, and as much of them as a scenario takes; nothing fitted when there is no workload among them. */
export function readAndFit(files: readonly ManifestFile[]): ReadAndFitted {
  const read = files.map(readManifests)
  const manifests = read.flatMap((file) => file.manifests)
  const region = regionOf(manifests)
  const collected = collect(manifests, region)
  const diagnostics = [...read.flatMap((file) => file.diagnostics), ...collected.diagnostics]
  if (collected.services.length === 0) return { collected, region, diagnostics: [...diagnostics, noWorkload(manifests)] }
  const offers = collected.offers.map((offer) => inRegion(offer, region))
  return { collected, region, fitted: fit(baseScenario(collected.services, region), offers, faultsOf, importers), diagnostics }
}

function noWorkload(manifests: readonly Manifest[]): Diagnostic {
  const kinds = [...new Set(manifests.map(({ kind }) => kind))].join(', ') || 'nothing'
  return diagnostic('E401', {
    path: '',
    message: 'there is no workload among the manifests',
    expected: 'at least one Deployment or StatefulSet',
    received: kinds,
  })
}
