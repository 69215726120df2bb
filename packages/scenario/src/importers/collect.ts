import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import type { IgnoredField } from './import-manifests.ts'
import { type DraftService, type ImportDraft, type Importer, importerOf, type Offer } from './importer.ts'
import { importers, workloads } from './index.ts'
import { leftOut } from './left-out.ts'
import { type Manifest, whereabouts } from './manifest.ts'
import type { ImportRegion } from './region.ts'
import { rivals } from './rivals.ts'
import { unusedKinds } from './unused-kinds.ts'

type ServiceAssumption = { readonly service: DraftService; readonly path: string; readonly why: string }

export type Control = { readonly manifest: Manifest; readonly service: DraftService; readonly measure: string }

export type Collected = {
  readonly services: readonly DraftService[]
  readonly offers: readonly Offer[]
  readonly assumptions: readonly ServiceAssumption[]
  readonly ignored: readonly IgnoredField[]
  readonly diagnostics: readonly Diagnostic[]
}

/** What every importer makes of its objects: workloads first, then, when services have their names, what refers to them. */
export function collect(manifests: readonly Manifest[], region: ImportRegion): Collected {
  const services: DraftService[] = []
  const offers: Offer[] = []
  const assumptions: ServiceAssumption[] = []
  const ignored: IgnoredField[] = []
  const diagnostics: Diagnostic[] = []
  const controls: Control[] = []
  const draft: ImportDraft = {
    manifests,
    region,
    services,
    declared: new Map(),
    budgets: new Map(),
    target: ({ namespace }, kind, name) =>
      services.find(({ manifest }) => manifest.kind === kind && manifest.name === name && manifest.namespace === namespace),
    offer: (offer) => offers.push(offer),
    offerTo(service, { at, instead, ...rest }) {
      const entry = ['services', services.indexOf(service)]
      offers.push({ ...rest, at: [...entry, ...at], ...(instead ? { instead: [...entry, ...instead] } : {}) })
    },
    assume: (service, path, why) => assumptions.push({ service, path, why }),
    leaveOut: (manifest, path, why, doesMatter = true) => ignored.push({ ...whereabouts(manifest), path, doesMatter, why }),
    orphan: (manifest, target) => diagnostics.push(orphan(manifest, target)),
    controls: (manifest, service, measure) => controls.push({ manifest, service, measure }),
  }
  const readAll = (importer: Importer) => {
    for (const manifest of manifests.filter((each) => importerOf(each, [importer]))) {
      importer.read(manifest, draft)
      for (const field of leftOut(manifest.data, importer.fields)) ignored.push({ ...whereabouts(manifest), ...field })
    }
  }
  workloads.forEach(readAll)
  nameApart(services)
  importers.filter((importer) => !workloads.includes(importer)).forEach(readAll)
  const { second, found } = rivals(controls)
  const unused = unusedKinds(manifests.filter((manifest) => !importerOf(manifest, importers)))
  return {
    services,
    offers: offers.filter(({ at, manifest }) => !(at.includes('autoscaler') && second.has(manifest))),
    assumptions,
    ignored: [...ignored, ...unused.ignored],
    diagnostics: [...diagnostics, ...found, ...unused.diagnostics],
  }
}

const longestName = 63

/** Names are unique in a namespace and kind only, and may have dots; a scenario has neither. */
function nameApart(services: readonly DraftService[]): void {
  const taken = new Set<string>()
  for (const service of services) {
    const { name, namespace } = service.manifest
    const numbered = services.map((_, index) => `${name.slice(0, longestName - 5)}-${index + 2}`)
    for (const candidate of [name, `${namespace}-${name}`, ...numbered].map(asLabel)) {
      if (taken.has(candidate)) continue
      service.name = candidate
      break
    }
    taken.add(service.name)
  }
}

function asLabel(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .slice(0, longestName)
    .replace(/^-+|-+$/g, '')
}

function orphan(manifest: Manifest, target: string): Diagnostic {
  const { object, file } = whereabouts(manifest)
  const message = `${object} refers to ${target}, which is not among the manifests`
  return diagnostic('W402', { path: file, message, expected: target, received: 'no such object', fix: 'give that manifest too' })
}
