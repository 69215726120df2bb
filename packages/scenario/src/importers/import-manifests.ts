import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { parseScenario } from '../parse.ts'
import { type Assumption, composeScenario } from './compose.ts'
import type { DraftService, ImportDraft } from './importer.ts'
import { importers } from './index.ts'
import { leftOut } from './left-out.ts'
import { type Manifest, type ManifestFile, readManifests } from './manifest.ts'

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
  const read = files.map(readManifests)
  const manifests = read.flatMap((file) => file.manifests)
  const diagnostics = read.flatMap((file) => file.diagnostics)
  const collected = collect(manifests, diagnostics)
  if (collected.services.length === 0)
    return { assumed: [], ignored: collected.ignored, diagnostics: [...diagnostics, noWorkload(manifests)] }
  nameApart(collected.services)
  const { text, assumed } = composeScenario(collected.services, collected.assumptions)
  return { text, assumed, ignored: collected.ignored, diagnostics: [...diagnostics, ...parseScenario(text).diagnostics] }
}

type ServiceAssumption = { readonly service: DraftService; readonly path: string; readonly why: string }

function collect(manifests: readonly Manifest[], diagnostics: Diagnostic[]) {
  const services: DraftService[] = []
  const assumptions: ServiceAssumption[] = []
  const ignored: IgnoredField[] = []
  const draft: ImportDraft = {
    services,
    assume: (service, path, why) => assumptions.push({ service, path, why }),
    leaveOut: (manifest, path, why) => ignored.push({ ...whereabouts(manifest), path, doesMatter: true, why }),
    orphan: (manifest, target) => diagnostics.push(orphan(manifest, target)),
  }
  for (const importer of importers)
    for (const manifest of manifests) {
      if (manifest.kind !== importer.kind || !importer.apiVersions.includes(manifest.apiVersion)) continue
      importer.read(manifest, draft)
      for (const field of leftOut(manifest.data, importer.fields)) ignored.push({ ...whereabouts(manifest), ...field })
    }
  for (const manifest of manifests)
    if (!importers.some(({ kind, apiVersions }) => kind === manifest.kind && apiVersions.includes(manifest.apiVersion)))
      diagnostics.push(unused(manifest))
  return { services, assumptions, ignored }
}

function whereabouts({ kind, namespace, name, file }: Manifest): Pick<IgnoredField, 'object' | 'file'> {
  return { object: `${kind} ${namespace === 'default' ? '' : `${namespace}/`}${name}`, file }
}

/** Names are unique in a namespace only; a scenario has none. */
function nameApart(services: readonly DraftService[]): void {
  const taken = new Set<string>()
  for (const service of services) {
    const { name, namespace } = service.manifest
    for (const candidate of [name, `${namespace}-${name}`, ...services.map((_, index) => `${name}-${index + 2}`)]) {
      if (taken.has(candidate)) continue
      service.name = candidate
      break
    }
    taken.add(service.name)
  }
}

function noWorkload(manifests: readonly Manifest[]): Diagnostic {
  const kinds = [...new Set(manifests.map(({ kind }) => kind))].join(', ') || 'nothing'
  return diagnostic('E401', {
    path: '',
    message: 'there is no workload among the manifests',
    expected: 'at least one Deployment',
    received: kinds,
  })
}

function unused(manifest: Manifest): Diagnostic {
  const { object, file } = whereabouts(manifest)
  const known = importers.map(({ kind, apiVersions }) => `${kind} (${apiVersions.join(', ')})`).join(', ')
  const message = `${object} of ${file} is not used`
  return diagnostic('W401', { path: file, message, expected: known, received: `${manifest.kind} (${manifest.apiVersion})` })
}

function orphan(manifest: Manifest, target: string): Diagnostic {
  const { object, file } = whereabouts(manifest)
  const message = `${object} refers to ${target}, which is not among the manifests`
  return diagnostic('W402', { path: file, message, expected: target, received: 'no such object', fix: 'give that manifest too' })
}
