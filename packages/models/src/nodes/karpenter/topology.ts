import { type Labels, matchesLabels } from '../../contract/node-selection.ts'
import { allows, anyValue, noValue, oneOf, operatorOf, type Requirement } from './requirement.ts'
import { isCompatible, merge, type Requirements, requirementsOf, wellKnownLabels } from './requirements.ts'
import type { KarpenterNode, KarpenterPod } from './world.ts'

export const hostnameLabel = 'kubernetes.io/hostname'

/** Pods counted by domain for one spread constraint or anti-affinity. Owners are the pods that asked for it. */
type Group = {
  readonly kind: 'spread' | 'anti-affinity' | 'inverse-anti-affinity'
  readonly key: string
  readonly matchLabels: Labels
  readonly maxSkew: number
  /** Nodes that count: one of these must suit; empty means every node. */
  readonly nodes: readonly Requirements[]
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
    for (const { topologyKey, matchLabels, maxSkew } of pod.topologySpread)
      own(
        pod,
        `spread ${topologyKey} ${JSON.stringify(matchLabels)} ${maxSkew} ${filterKey}`,
        'spread',
        topologyKey,
        matchLabels,
        maxSkew,
        nodes,
      )
    for (const { topologyKey, matchLabels } of pod.requiredPodAntiAffinity)
      for (const kind of ['anti-affinity', 'inverse-anti-affinity'] as const)
        own(pod, `${kind} ${topologyKey} ${JSON.stringify(matchLabels)}`, kind, topologyKey, matchLabels, 0, [])
  }

  function own(
    pod: KarpenterPod,
    id: string,
    kind: Group['kind'],
    key: string,
    matchLabels: Labels,
    maxSkew: number,
    nodes: readonly Requirements[],
  ): void {
    let group = groups.get(id)
    if (!group) {
      const domains = key === hostnameLabel ? hostnames : (universe.get(key) ?? [])
      group = { kind, key, matchLabels, maxSkew, nodes, counts: new Map([...domains].map((domain) => [domain, 0])), owners: new Set() }
      countRunning(group)
      groups.set(id, group)
    }
    group.owners.add(pod.uid)
  }

  function countRunning(group: Group): void {
    for (const node of running) {
      const domain = node.labels[group.key]
      if (domain === undefined || !suits(group, requirementsOf([], node.labels), none)) continue
      const matching =
        group.kind === 'inverse-anti-affinity' ? 0 : node.pods.filter((pod) => matchesLabels(group.matchLabels, pod.labels)).length
      group.counts.set(domain, (group.counts.get(domain) ?? 0) + matching)
    }
  }

  /** The node's requirements narrowed to where the pod may go; null when it may go nowhere. */
  function narrow(pod: KarpenterPod, strict: Requirements, node: Requirements): Requirements | null {
    let result = node
    for (const group of groups.values()) {
      const applies = group.kind === 'inverse-anti-affinity' ? matchesLabels(group.matchLabels, pod.labels) : group.owners.has(pod.uid)
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
      if (isOwners ? !group.owners.has(pod.uid) : !matchesLabels(group.matchLabels, pod.labels) || !suits(group, node, mayBeOpen)) continue
      const domains = node.get(group.key)
      if (!domains || domains.isComplement || (group.kind === 'spread' && domains.values.size !== 1)) continue
      for (const domain of domains.values) group.counts.set(domain, (group.counts.get(domain) ?? 0) + 1)
    }
  }

  return { registerHost, update, narrow, record }
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
  if (group.kind !== 'spread') {
    const empty = domainsWithin(group, nodeDomains).filter((domain) => group.counts.get(domain) === 0 && allows(podDomains, domain))
    return empty.length === 0 ? noValue : oneOf(empty)
  }
  const least = group.key === hostnameLabel ? 0 : leastOf(group, podDomains)
  const self = matchesLabels(group.matchLabels, pod.labels) ? 1 : 0
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
