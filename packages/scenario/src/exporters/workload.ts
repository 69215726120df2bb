import { runningContainers } from '../importers/pod-template.ts'
import { valueAt } from '../path.ts'
import { difference, type Exporting, headOf, type Origin } from './origin.ts'

/** A patch of replicas and resources, or nothing when the workload is as the scenario has it. */
export function workloadPatch(service: unknown, { origins, note }: Exporting): readonly Record<string, unknown>[] {
  const name = String(valueAt(service, ['name']))
  const origin = origins.of(name)
  if (!origin && origins.isGiven) note(`service ${name} is not among the manifests: its workload is for you to make`)
  if (!origin) return origins.isGiven ? [] : fromNothing(name, service)
  const replicas = replicasOf(service, origin)
  const resources = resourcesOf(service, origin, note)
  if (replicas === undefined && resources === undefined) return []
  const template = resources && { template: { spec: { containers: [resources] } } }
  return [{ ...headOf(origin.draft.manifest), spec: { ...(replicas === undefined ? {} : { replicas }), ...template } }]
}

/** Without manifests only replicas are known to be the workload's: containers have names that no scenario knows. */
function fromNothing(name: string, service: unknown): readonly Record<string, unknown>[] {
  const replicas = valueAt(service, ['autoscaler', 'fixed', 'replicas'])
  return replicas === undefined ? [] : [{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name }, spec: { replicas } }]
}

/** An autoscaler owns the replicas of its workload, so they are written only where there is none. */
function replicasOf(service: unknown, { draft }: Origin): unknown {
  const replicas = valueAt(service, ['autoscaler', 'fixed', 'replicas'])
  return replicas === draft.replicas ? undefined : replicas
}

function resourcesOf(service: unknown, { draft, entry }: Origin, note: Exporting['note']): Record<string, unknown> | undefined {
  const parts = (['requests', 'limits'] as const).flatMap((part) => {
    const [before, after] = [entry, service].map((each) => asText(valueAt(each, ['pods', part])))
    const changed = difference(before, after)
    return changed ? [[part, changed] as const] : []
  })
  if (parts.length === 0) return undefined
  const containers = runningContainers(draft.manifest.data)
  if (containers.length === 1) return { name: valueAt(containers[0], ['name']), resources: Object.fromEntries(parts) }
  note(
    `${draft.name} has other ${parts.map(([part]) => part).join(' and ')}: its pods have several containers, so which of them changes is for you to say`,
  )
  return undefined
}

/** Quantities as text: `1` and `"1"` are the same. */
function asText(quantities: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(quantities ?? {}).map(([resource, quantity]) => [resource, String(quantity)]))
}
