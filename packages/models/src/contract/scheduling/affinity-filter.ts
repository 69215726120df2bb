import { type Labels, selects } from '../node-selection.ts'
import type { NodeUse, PodAffinityTerm, SchedulerPod } from './cluster.ts'

/** Domains by topology key. */
type DomainsByKey = ReadonlyMap<string, ReadonlySet<string>>

/** What pods that run already mean for one pod; null where nobody asks for anything. */
export type AffinityDomains = {
  /** Where pods run that every required term of its affinity selects. */
  readonly wanted: DomainsByKey
  /** Where pods run that its own anti-affinity selects. */
  readonly avoided: DomainsByKey
  /** Where pods run whose anti-affinity selects it. */
  readonly refusing: DomainsByKey
}

/** The three checks of the plug-in InterPodAffinity, in their order. */
export type AffinityRule = 'InterPodAffinity' | 'InterPodAntiAffinity' | 'ExistingPodsAntiAffinity'

/**
 * Looks at every pod that is bound. Pods that are being deleted count until they are gone: unlike spreading, the plug-in doesn't leave
 * them out.
 *
 * @see pkg/scheduler/framework/plugins/interpodaffinity/filtering.go
 */
export function affinityDomains(pod: SchedulerPod, nodes: readonly NodeUse[]): AffinityDomains | null {
  const affinity = pod.podAffinity?.required ?? []
  const antiAffinity = pod.podAntiAffinity?.required ?? []
  const isAsked = affinity.length + antiAffinity.length > 0
  if (!isAsked && nodes.every(({ repelling }) => repelling.length === 0)) return null
  const wanted = new Map<string, Set<string>>()
  const avoided = new Map<string, Set<string>>()
  const refusing = new Map<string, Set<string>>()
  for (const { node, pods, repelling } of nodes) {
    for (const other of repelling) {
      for (const term of other.podAntiAffinity?.required ?? []) {
        if (selects(term.selector, pod.labels)) addDomain(refusing, term, node.labels)
      }
    }
    if (!isAsked) continue
    for (const { labels } of pods) {
      if (selectedByAll(affinity, labels)) for (const term of affinity) addDomain(wanted, term, node.labels)
      for (const term of antiAffinity) if (selects(term.selector, labels)) addDomain(avoided, term, node.labels)
    }
  }
  return { wanted, avoided, refusing }
}

function addDomain(domains: Map<string, Set<string>>, { topologyKey }: PodAffinityTerm, labels: Labels): void {
  const domain = labels[topologyKey]
  if (domain === undefined) return
  const known = domains.get(topologyKey) ?? new Set()
  known.add(domain)
  domains.set(topologyKey, known)
}

export function selectedByAll(terms: readonly PodAffinityTerm[], labels: Labels): boolean {
  return terms.length > 0 && terms.every(({ selector }) => selects(selector, labels))
}

export function affinityRefuses(pod: SchedulerPod, { wanted, avoided, refusing }: AffinityDomains, labels: Labels): AffinityRule | null {
  const affinity = pod.podAffinity?.required ?? []
  const isThere = (domains: DomainsByKey, key: string) => domains.get(key)?.has(labels[key]) === true
  if (affinity.some(({ topologyKey }) => labels[topologyKey] === undefined)) return 'InterPodAffinity'
  // The first pod of a group that wants to be together has nobody to be with yet.
  const isFirst = wanted.size === 0 && selectedByAll(affinity, pod.labels)
  if (!isFirst && affinity.some(({ topologyKey }) => !isThere(wanted, topologyKey))) return 'InterPodAffinity'
  const antiAffinity = pod.podAntiAffinity?.required ?? []
  if (antiAffinity.some(({ topologyKey }) => isThere(avoided, topologyKey))) return 'InterPodAntiAffinity'
  for (const key of refusing.keys()) if (isThere(refusing, key)) return 'ExistingPodsAntiAffinity'
  return null
}
