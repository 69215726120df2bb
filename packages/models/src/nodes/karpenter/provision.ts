import { goSort } from '../../contract/go-sort.ts'
import { untolerated } from '../../contract/node-selection.ts'
import { type HostPort, portsConflict } from '../../contract/scheduling/index.ts'
import { daemonsOnExisting } from './daemons.ts'
import { capacityTypeLabel, cheapestOffering, feasibleTypes, isOffered, type TypeOption } from './instance-choice.ts'
import { chargeLimits, type PoolTemplate, poolTemplates, remainingLimits, universeOf, withinLimits } from './pools.ts'
import { podQueue } from './queue.ts'
import { needsOf, type PodNeeds, type RelaxRule, relax } from './relax.ts'
import { intersect, oneOf } from './requirement.ts'
import { isCompatible, merge, type Requirements, requirementsOf } from './requirements.ts'
import { createTopology, hostnameLabel, openOnClaims, openOnNodes, type Topology } from './topology.ts'
import {
  type Amounts,
  atLeastNothing,
  holds,
  type KarpenterDaemonSet,
  type KarpenterNode,
  type KarpenterPod,
  type KarpenterWorld,
  minus,
  noAmounts,
  plus,
} from './world.ts'

/** A machine to order: any of the types will do, the cheapest first. */
export type NodeClaim = {
  readonly nodePool: string
  /** In the order of placement. */
  readonly pods: readonly string[]
  readonly requirements: Requirements
  readonly instanceTypes: readonly TypeOption[]
  /** Pods and DaemonSets; where the types differ in what DaemonSets take, the least of it. */
  readonly requests: Amounts
}

/** `unsatisfiable-topology`: a machine could hold it, but spreading or affinity lets it go to none. */
export type PlacementRule = 'existing-node' | 'open-claim' | 'new-claim' | 'no-room' | 'unsatisfiable-topology'

const isPlaced = (rule: PlacementRule) => rule !== 'no-room' && rule !== 'unsatisfiable-topology'

export type Provisioning = {
  readonly claims: readonly NodeClaim[]
  /** Node to pods, for nodes that got some. */
  readonly existing: ReadonlyMap<string, readonly string[]>
  readonly failed: readonly string[]
  /** How each pod was placed, and what it had to give up. */
  readonly decisions: ReadonlyMap<string, { readonly rule: PlacementRule; readonly relaxed: readonly RelaxRule[] }>
}

type OpenClaim = {
  template: PoolTemplate
  pods: string[]
  requirements: Requirements
  options: readonly TypeOption[]
  requests: Amounts
  ports: readonly HostPort[]
}
type ReadiedNode = { readonly requirements: Requirements; readonly room: Amounts; readonly ports: readonly HostPort[] }
type OpenNode = {
  readonly node: KarpenterNode
  readonly requirements: Requirements
  room: Amounts
  ports: readonly HostPort[]
  pods: string[]
}
type Solve = {
  readonly topology: Topology
  readonly nodes: readonly OpenNode[]
  readonly claims: OpenClaim[]
  readonly templates: readonly PoolTemplate[]
  readonly mayUse: MayUse
  opened: number
}

/** Whether a pod may be put on a node that is there, whatever else fits. */
type MayUse = (node: KarpenterNode, pod: KarpenterPod) => boolean

const everyEffect = ['NoSchedule', 'NoExecute', 'PreferNoSchedule'] as const

/** Solves with what doesn't change between solves made ready once. */
export type Provisioner = (nodes: readonly KarpenterNode[], pods: readonly KarpenterPod[], mayUse?: MayUse) => Provisioning

/**
 * One solve of Karpenter's provisioner: pods by size onto existing nodes, then onto the claims with the fewest pods, then onto new claims.
 *
 * @see README.md beside this file; replayed against karpenter v1.15.0 in conformance/recordings/placement
 */
export function provision(world: KarpenterWorld): Provisioning {
  return createProvisioner(world)(world.nodes, world.pods)
}

type Supply = { readonly universe: ReturnType<typeof universeOf>; readonly templates: ReturnType<typeof poolTemplates> }
type Offer = Pick<KarpenterWorld, 'pools' | 'instanceTypes' | 'daemonSets'>

/** What pools can be made of doesn't change between looks at one cluster: it is worked out once for a list of types. */
const supplies = new WeakMap<Offer['instanceTypes'], Offer & Supply>()

function supplyOf({ pools, instanceTypes, daemonSets }: Offer): Supply {
  const known = supplies.get(instanceTypes)
  if (known && known.pools === pools && known.daemonSets === daemonSets) return known
  const offer = { pools, instanceTypes, daemonSets }
  const made = { ...offer, universe: universeOf(pools, instanceTypes), templates: poolTemplates(offer) }
  supplies.set(instanceTypes, made)
  return made
}

export function createProvisioner(world: Offer): Provisioner {
  const { universe, templates } = supplyOf(world)
  const mayTolerate = world.pools.some(({ taints }) => taints.some(({ effect }) => effect === 'PreferNoSchedule'))
  const readied = new WeakMap<KarpenterNode, ReadiedNode>()
  const ready = (node: KarpenterNode): ReadiedNode => {
    const known = readied.get(node) ?? readyNode(node, world.daemonSets)
    readied.set(node, known)
    return known
  }

  return (nodes, pods, mayUse = () => true) => {
    const topology = createTopology(nodes, universe)
    const order = [...nodes].sort((a, b) => Number(b.isInitialized) - Number(a.isInitialized) || (a.name < b.name ? -1 : 1))
    const solve: Solve = {
      topology,
      nodes: order.map((node) => ({ node, ...ready(node), pods: [] })),
      claims: [],
      templates: templates.map((template) => ({ ...template, remaining: remainingLimits(template.pool, nodes) })),
      mayUse,
      opened: 0,
    }
    for (const { node } of solve.nodes) topology.registerHost(node.labels[hostnameLabel] ?? node.name)
    for (const pod of pods) topology.update(pod)
    const decisions = new Map<string, { rule: PlacementRule; relaxed: readonly RelaxRule[] }>()
    const queue = podQueue(pods)
    for (let pod = queue.pop(); pod; pod = queue.pop()) {
      const placed = placeRelaxing(solve, pod, mayTolerate)
      decisions.set(pod.name, placed)
      if (isPlaced(placed.rule)) continue
      topology.update(pod)
      queue.push(pod)
    }
    return {
      claims: solve.claims.map(finish),
      existing: new Map(solve.nodes.filter(({ pods }) => pods.length > 0).map(({ node, pods }) => [node.name, pods])),
      failed: [...decisions].filter(([, { rule }]) => !isPlaced(rule)).map(([name]) => name),
      decisions,
    }
  }
}

function placeRelaxing(solve: Solve, given: KarpenterPod, mayTolerate: boolean): { rule: PlacementRule; relaxed: readonly RelaxRule[] } {
  const relaxed: RelaxRule[] = []
  let pod = given
  for (;;) {
    const rule = place(solve, pod, needsOf(pod))
    if (isPlaced(rule)) return { rule, relaxed }
    const softer = relax(pod, mayTolerate)
    if (!softer) return { rule, relaxed: [] }
    pod = softer.pod
    relaxed.push(softer.rule)
    solve.topology.update(pod)
  }
}

function place(solve: Solve, pod: KarpenterPod, needs: PodNeeds): PlacementRule {
  if (solve.nodes.some((node) => addToNode(solve, node, pod, needs))) return 'existing-node'
  goSort(solve.claims, (a, b) => a.pods.length < b.pods.length)
  if (solve.claims.some((claim) => addToClaim(solve, claim, pod, needs) === null)) return 'open-claim'
  let failure: PlacementRule = 'no-room'
  for (const template of solve.templates) {
    const options = withinLimits(template)
    if (options.length === 0) continue
    const host = `claim-${++solve.opened}`
    solve.topology.registerHost(host)
    const requirements = merge(template.requirements, new Map([[hostnameLabel, oneOf([host])]]))
    const claim: OpenClaim = { template, pods: [], requirements, options, requests: noAmounts, ports: [] }
    const refusal = addToClaim(solve, claim, pod, needs)
    if (refusal === 'unsatisfiable-topology') failure = refusal
    if (refusal) continue
    solve.claims.push(claim)
    chargeLimits(template, claim.options)
    return 'new-claim'
  }
  return failure
}

function addToNode({ topology, mayUse }: Solve, open: OpenNode, pod: KarpenterPod, needs: PodNeeds): boolean {
  if (untolerated(open.node.taints, pod.tolerations, everyEffect) || !holds(open.room, pod.requests)) return false
  if (!mayUse(open.node, pod) || portsConflict(open.ports, pod.hostPorts)) return false
  if (!isCompatible(open.requirements, needs.all, openOnNodes)) return false
  const requirements = topology.narrow(pod, needs.strict, merge(open.requirements, needs.all))
  if (!requirements || !isCompatible(open.requirements, requirements, openOnNodes)) return false
  open.room = minus(open.room, pod.requests)
  open.ports = [...open.ports, ...(pod.hostPorts ?? [])]
  open.pods.push(pod.name)
  topology.record(pod, requirements, openOnNodes)
  return true
}

/** Why the claim does not take the pod; null once it has it. */
function addToClaim(
  { topology }: Solve,
  claim: OpenClaim,
  pod: KarpenterPod,
  needs: PodNeeds,
): 'no-room' | 'unsatisfiable-topology' | null {
  if (untolerated(claim.template.pool.taints, pod.tolerations, everyEffect) || portsConflict(claim.ports, pod.hostPorts)) return 'no-room'
  if (!isCompatible(claim.requirements, needs.all)) return 'no-room'
  const wanted = merge(claim.requirements, needs.all)
  const requirements = topology.narrow(pod, needs.strict, wanted)
  if (!requirements || !isCompatible(wanted, requirements)) return 'unsatisfiable-topology'
  const requests = plus(claim.requests, pod.requests)
  const options = feasibleTypes(claim.options, requirements, requests)
  if (options.length === 0) return 'no-room'
  Object.assign(claim, { requirements, requests, options, ports: [...claim.ports, ...(pod.hostPorts ?? [])] })
  claim.pods.push(pod.name)
  topology.record(pod, requirements, openOnClaims)
  return null
}

/** The room that DaemonSet pods which haven't started yet will take is kept free. */
function readyNode(node: KarpenterNode, daemonSets: readonly KarpenterDaemonSet[]): ReadiedNode {
  const registered = { 'karpenter.sh/registered': 'true', ...(node.isInitialized && { 'karpenter.sh/initialized': 'true' }) }
  const requirements = requirementsOf([], { ...registered, [hostnameLabel]: node.name, ...node.labels })
  const total = (isCounted: (pod: KarpenterNode['pods'][number]) => boolean) =>
    node.pods.filter(isCounted).reduce((sum, { requests }) => plus(sum, requests), noAmounts)
  const running = total(({ isDaemon }) => isDaemon)
  const coming = atLeastNothing(minus(daemonsOnExisting(daemonSets, node.taints, requirements), running))
  const used = total(() => true)
  const ports = node.pods.flatMap(({ hostPorts }) => hostPorts ?? [])
  return { requirements, room: minus(minus(node.allocatable, used), coming), ports }
}

/** The claim as it is submitted: types by price, capacity types narrowed to what those types offer. */
function finish({ template, pods, requirements, options, requests }: OpenClaim): NodeClaim {
  const submitted = new Map(requirements)
  submitted.delete(hostnameLabel)
  const wanted = submitted.get(capacityTypeLabel)
  const offered = options.flatMap(({ type }) =>
    type.offerings.filter((each) => isOffered(each, submitted)).map(({ capacityType }) => capacityType),
  )
  submitted.set(capacityTypeLabel, wanted ? intersect(wanted, oneOf(offered)) : oneOf(offered))
  const total = plus(requests, leastDaemons(options))
  return byPrice({ nodePool: template.pool.name, pods, requirements: submitted, instanceTypes: options, requests: total })
}

/** The claim with its types in the order of their cheapest suitable offering; what has none comes last. */
export function byPrice(claim: NodeClaim): NodeClaim {
  const priced = claim.instanceTypes.map((option) => ({
    option,
    price: cheapestOffering(option.type, claim.requirements)?.priceUsdPerHour ?? Number.MAX_VALUE,
  }))
  priced.sort((a, b) => a.price - b.price || (a.option.type.name < b.option.type.name ? -1 : 1))
  return { ...claim, instanceTypes: priced.map(({ option }) => option) }
}

function leastDaemons(options: readonly TypeOption[]): Amounts {
  return options.map(({ daemons }) => daemons).reduce((least, each) => (each.cpuMilli < least.cpuMilli ? each : least))
}
