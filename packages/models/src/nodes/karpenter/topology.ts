import { type LabelSelector, selects } from '../../contract/node-selection.ts'
import type { PodAffinity, PodAffinityTerm } from '../../contract/scheduling/index.ts'
import { allows, anyValue, noValue, oneOf, operatorOf, type Requirement } from './requirement.ts'
import { isCompatible, merge, type Requirements, requirementsOf, wellKnownLabels } from './requirements.ts'
import type { KarpenterNode, KarpenterPod } from './world.ts'

export const hostnameLabel = 'kubernetes.io/hostname'

/** What somebody asks for: a spread constraint, a term of affinity, or what a term of anti-affinity asks of those that it selects. */
type Asked = {
  readonly kind: 'spread' | 'affinity' | 'anti-affinity' | 'inverse-anti-affinity'
  readonly key: string
  readonly selector: LabelSelector
  readonly maxSkew: number
  /** Nodes that count: one of these must suit; empty means every node. */
  readonly nodes: readonly Requirements[]
}

/** Pods counted by domain for it. Owners are the pods that asked for it. */
type Group = Asked & {
  readonly counts: Map<string, number>
  readonly owners: Set<string>
}

export type Topology = ReturnType<typeof createTopology>

/** Tracks where pods are and may go, across one solve. @see karpenter pkg/controllers/provisioning/scheduling/topology.go */
export function createTopology(running: readonly KarpenterNode[], universe: ReadonlyMap<string, ReadonlySet<string>>) {
  const groups = new Map<string, Group>()
  const hostnames = new Set<string>()

  function registerHost(name: string): void {
    hostnames.add(name)
    for (const group of groups.values()) if (group.key === hostnameLabel && !group.counts.has(name)) group.counts.set(name, 0)
  }

  /** Makes the pod the owner of the groups that its present constraints need, and of no others. */
  function update(pod: KarpenterPod): void {
    for (const group of groups.values()) group.owners.delete(pod.uid)
    const nodes = nodeFilter(pod)
    const filterKey = JSON.stringify([pod.nodeSelector ?? {}, pod.requiredNodeAffinityTerms ?? [], pod.tolerations])
    for (const { topologyKey: key, matchLabels, maxSkew } of pod.topologySpread) {
      own(pod, { kind: 'spread', key, selector: { matchLabels }, maxSkew, nodes }, filterKey)
    }
    for (const { topologyKey: key, selector } of termsOf(pod.podAffinity)) own(pod, { ...unbounded, kind: 'affinity', key, selector })
    for (const { topologyKey: key, selector } of termsOf(pod.podAntiAffinity))
      own(pod, { ...unbounded, kind: 'anti-affinity', key, selector })
    for (const { topologyKey: key, selector } of pod.podAntiAffinity?.required ?? [])
      own(pod, { ...unbounded, kind: 'inverse-anti-affinity', key, selector })
  }

  function own(pod: KarpenterPod, asked: Asked, filterKey = ''): void {
    const id = idOf(asked, filterKey)
    const group = groups.get(id) ?? addGroup(id, asked)
    group.owners.add(pod.uid)
  }

  function addGroup(id: string, asked: Asked): Group {
    const domains = asked.key === hostnameLabel ? hostnames : (universe.get(asked.key) ?? [])
    const group: Group = { ...asked, counts: new Map([...domains].map((domain) => [domain, 0])), owners: new Set() }
    if (asked.kind !== 'inverse-anti-affinity') countRunning(group)
    groups.set(id, group)
    return group
  }

  /** Pods that run keep others away, too, whoever is to be placed. Preferences of theirs are not asked. */
  function countRepelling(): void {
    for (const { labels, pods } of running) {
      for (const { podAntiAffinity } of pods) {
        for (const { topologyKey: key, selector } of podAntiAffinity?.required ?? []) {
          const asked = { ...unbounded, kind: 'inverse-anti-affinity', key, selector } as const
          const { counts } = groups.get(idOf(asked, '')) ?? addGroup(idOf(asked, ''), asked)
          if (labels[key] !== undefined) counts.set(labels[key], (counts.get(labels[key]) ?? 0) + 1)
        }
      }
    }
  }

  function countRunning(group: Group): void {
    for (const node of running) {
      const domain = node.labels[group.key]
      if (domain === undefined || !suits(group, requirementsOf([], node.labels), none)) continue
      const matching = node.pods.filter((pod) => !pod.isTerminating && selects(group.selector, pod.labels)).length
      group.counts.set(domain, (group.counts.get(domain) ?? 0) + matching)
    }
  }

  /** The node's requirements narrowed to where the pod may go; null when it may go nowhere. */
  function narrow(pod: KarpenterPod, strict: Requirements, node: Requirements): Requirements | null {
    let result = node
    for (const group of groups.values()) {
      const applies = group.kind === 'inverse-anti-affinity' ? selects(group.selector, pod.labels) : group.owners.has(pod.uid)
      if (!applies) continue
      const domain = nextDomain(group, pod, strict.get(group.key) ?? anyValue, node.get(group.key) ?? anyValue)
      if (operatorOf(domain) === 'DoesNotExist') return null
      result = merge(result, new Map([[group.key, domain]]))
    }
    return result
  }

  /** Counts a placed pod. `mayBeOpen`: labels that the node may still leave open. */
  function record(pod: KarpenterPod, node: Requirements, mayBeOpen: ReadonlySet<string>): void {
    for (const group of groups.values()) {
      const isOwners = group.kind === 'inverse-anti-affinity'
      if (isOwners ? !group.owners.has(pod.uid) : !selects(group.selector, pod.labels) || !suits(group, node, mayBeOpen)) continue
      const domains = node.get(group.key)
      if (!domains || domains.isComplement || ((group.kind === 'spread' || group.kind === 'affinity') && domains.values.size !== 1))
        continue
      for (const domain of domains.values) group.counts.set(domain, (group.counts.get(domain) ?? 0) + 1)
    }
  }

  countRepelling()
  return { registerHost, update, narrow, record }
}

/** Terms of affinity look at every node, and have no skew. */
const unbounded = { maxSkew: 0, nodes: [] } as const

function idOf({ kind, key, selector, maxSkew }: Asked, filterKey: string): string {
  return `${kind} ${key} ${JSON.stringify(selector)} ${maxSkew} ${filterKey}`
}

/** Wishes count as hard until they are dropped. */
function termsOf(affinity: PodAffinity | undefined): readonly PodAffinityTerm[] {
  return affinity ? [...affinity.required, ...affinity.preferred] : []
}

const none: ReadonlySet<string> = new Set()
export const openOnClaims = wellKnownLabels
export const openOnNodes = none

function suits({ nodes }: Group, node: Requirements, mayBeOpen: ReadonlySet<string>): boolean {
  return nodes.length === 0 || nodes.some((wanted) => isCompatible(node, wanted, mayBeOpen))
}

function nodeFilter({ nodeSelector, requiredNodeAffinityTerms = [] }: KarpenterPod): Requirements[] {
  if (requiredNodeAffinityTerms.length === 0) return [requirementsOf([], nodeSelector)]
  return requiredNodeAffinityTerms.map((term) => requirementsOf(term, nodeSelector))
}

function nextDomain(group: Group, pod: KarpenterPod, podDomains: Requirement, nodeDomains: Requirement): Requirement {
  if (group.kind === 'affinity') return nextCompany(group, pod, podDomains, nodeDomains)
  if (group.kind !== 'spread') {
    const empty = domainsWithin(group, nodeDomains).filter((domain) => group.counts.get(domain) === 0 && allows(podDomains, domain))
    return empty.length === 0 ? noValue : oneOf(empty)
  }
  const least = group.key === hostnameLabel ? 0 : leastOf(group, podDomains)
  const self = selects(group.selector, pod.labels) ? 1 : 0
  let best: string | undefined
  let fewest = Number.POSITIVE_INFINITY
  for (const domain of domainsWithin(group, nodeDomains)) {
    const count = group.counts.get(domain) ?? 0
    if (count + self - least > group.maxSkew) continue
    // Equal counts: the real one takes a random domain, we the first by name.
    if (count < fewest || (count === fewest && best !== undefined && domain < best)) {
      best = domain
      fewest = count
    }
  }
  return best === undefined ? noValue : oneOf([best])
}

/**
 * Domains with company; where there is none that would do, one to begin in, if the pod is company for its own kind. The real one begins in a
 * random domain, we in the first by name.
 */
function nextCompany(group: Group, pod: KarpenterPod, podDomains: Requirement, nodeDomains: Requirement): Requirement {
  const within = domainsWithin(group, nodeDomains).filter((domain) => allows(podDomains, domain))
  const shared = within.filter((domain) => (group.counts.get(domain) ?? 0) > 0)
  if (shared.length > 0) return oneOf(shared)
  const isCompanyThere = [...group.counts].some(([domain, count]) => count > 0 && allows(podDomains, domain))
  if (isCompanyThere || within.length === 0 || !selects(group.selector, pod.labels)) return noValue
  return oneOf([within.reduce((first, domain) => (domain < first ? domain : first))])
}

/** Domains of the group that the node may be in. A node has one host name, so hosts are not all looked through for it. */
function domainsWithin({ counts }: Group, nodeDomains: Requirement): string[] {
  const known = nodeDomains.isComplement ? [...counts.keys()] : [...nodeDomains.values].filter((domain) => counts.has(domain))
  return known.filter((domain) => allows(nodeDomains, domain))
}

function leastOf(group: Group, podDomains: Requirement): number {
  let least = Number.POSITIVE_INFINITY
  for (const [domain, count] of group.counts) if (allows(podDomains, domain)) least = Math.min(least, count)
  return least
}
