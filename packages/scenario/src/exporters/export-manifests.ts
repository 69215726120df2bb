import { stringify } from 'yaml'
import { type Diagnostic, hasErrors } from '../diagnostic.ts'
import { readAndFit } from '../importers/import-manifests.ts'
import type { ManifestFile } from '../importers/manifest.ts'
import { renamed } from '../importers/region.ts'
import { parseScenario } from '../parse.ts'
import { valueAt } from '../path.ts'
import { readYaml } from '../yaml/read.ts'
import { autoscalerPatch } from './autoscaler.ts'
import { noteOtherChanges } from './elsewhere.ts'
import { nodePoolPatches } from './node-pools.ts'
import { type Exporting, noOrigin, originsOf } from './origin.ts'
import { workloadPatch } from './workload.ts'

export type Exported = {
  /** Objects and patches as YAML, one document each; '' when there is nothing to change. */
  readonly text: string
  readonly count: number
  /** What the scenario means and no patch can say, each a sentence. */
  readonly notes: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

const header = `# What the scenario means for its autoscalers, machines, replicas and resources. For people to review: Plimsoll applies nothing.
# With a base these are patches of what differs, where null takes a field away: of kubectl patch the strategic kind for workloads, --type merge
# for the others. Without a base they are whole autoscalers and node pools.
`

/**
 * Manifests that a scenario means: autoscalers, NodePools, and replicas and resources of workloads. With `base`, the manifests that it was
 * imported from, only what differs from them, under their own names. Never throws.
 */
export function exportManifests(text: string, base: readonly ManifestFile[] = []): Exported {
  const { diagnostics } = parseScenario(text)
  const data = readYaml(text).source?.data
  const services = valueAt(data, ['services'])
  // A scenario may name traces that are not at hand here; they say nothing about manifests.
  const errors = diagnostics.filter(({ code }) => code !== 'E209')
  if (!Array.isArray(services) || hasErrors(errors)) return { text: '', count: 0, notes: [], diagnostics: errors }
  const read = base.length > 0 ? readAndFit(base) : undefined
  if (read && hasErrors(read.diagnostics)) return { text: '', count: 0, notes: [], diagnostics: read.diagnostics }
  const notes: string[] = []
  const exporting: Exporting = {
    origins: read?.fitted ? originsOf(read.collected, read.fitted) : noOrigin,
    note: (note) => notes.push(note),
  }
  const objects = [
    ...services.flatMap((service) => [...workloadPatch(service, exporting), ...autoscalerPatch(service, exporting)]),
    ...nodePoolPatches(valueAt(data, ['nodes']), exporting),
  ]
  noteOtherChanges(data, exporting)
  for (const name of exporting.origins.names)
    if (!services.some((service) => valueAt(service, ['name']) === name))
      notes.push(`the scenario has no service ${name}: its manifests stay`)
  const { renamedFrom, region } = read?.region ?? {}
  const inPlace = (object: unknown) => (renamedFrom && region ? renamed(object, region, renamedFrom) : object)
  const documents = objects.map(inPlace).map((object) => stringify(object, { lineWidth: 0, aliasDuplicateObjects: false }))
  return { text: objects.length === 0 ? '' : header + documents.join('---\n'), count: objects.length, notes, diagnostics: errors }
}
