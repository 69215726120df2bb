import {
  availableTypes,
  batchDueAtSeconds,
  chooseOffering,
  type KarpenterPod,
  type Launch,
  type NodeClaim,
  nominationSeconds,
  type Provisioning,
  pendingRetrySeconds,
  provision,
} from '@plimsoll/models'
import type { Simulation } from '../../../simulation.ts'
import type { Node, Pod } from '../../../world.ts'
import { launchMachines, type Motive } from '../../machines.ts'
import { waitingPods } from '../../views.ts'
import { watchMachine } from './liveness.ts'
import type { Karpenter } from './memory.ts'
import { nodeViews, podView } from './views.ts'

/** Solves the batch if no pod came within its window; else waits for the end of the longer one. */
export function closeBatch(sim: Simulation, karpenter: Karpenter, atSeconds: number): void {
  const { memory } = karpenter
  if (!memory.batch) return
  const due = batchDueAtSeconds(memory.batch)
  if (due > atSeconds) {
    sim.schedule(due, { type: 'provider-wake', topic: 'batch' })
    return
  }
  memory.batch = null
  const waiting = waitingPods(sim)
  const leaving = podsOnLeavingNodes(sim, karpenter)
  memory.triggered.clear()
  for (const { index } of waiting) memory.triggered.set(index, atSeconds)
  const pods = [...waiting, ...leaving]
  if (pods.length === 0) return
  place(sim, karpenter, pods, atSeconds)
  sim.schedule(atSeconds + pendingRetrySeconds, { type: 'provider-wake', topic: 'retry' })
}

/** Pods of nodes on their way out: they need a place before they are evicted. */
function podsOnLeavingNodes(sim: Simulation, { memory }: Karpenter): Pod[] {
  const leaving = sim.world.present.filter(({ index }) => memory.deleting.has(index))
  return leaving.flatMap(({ pods }) => pods.filter(({ phase }) => phase === 'ready' || phase === 'starting'))
}

function place(sim: Simulation, karpenter: Karpenter, pods: readonly Pod[], atSeconds: number): void {
  const { memory } = karpenter
  const result = solve(
    sim,
    karpenter,
    pods.map((pod) => podView(sim, pod)),
    atSeconds,
  )
  const byName = new Map(sim.world.present.map((node) => [node.name, node]))
  for (const name of result.existing.keys()) nominate(karpenter, byName.get(name), atSeconds)
  const because = [sim.marks.latest('pods:pending')]
  for (const { claim, launch, count } of alike(sim, karpenter, result.claims)) {
    const podCount = claim.pods.length * count
    const types = claim.instanceTypes.length
    const reason = `computed new nodeclaim(s) to fit pod(s): ${counted(podCount, 'pod')} on ${count} × ${nameOf(launch)}, ${launch.rule} of ${counted(types, 'type')}`
    launchAs(sim, karpenter, { claim, launch, count }, { reason, inputs: inputsOf(claim, launch), because }, atSeconds)
  }
  tellLeft(sim, karpenter, result, atSeconds)
  memory.leftReason = result.failed.length > 0 ? memory.leftReason : null
}

export function solve(sim: Simulation, karpenter: Karpenter, pods: readonly KarpenterPod[], atSeconds: number): Provisioning {
  const { memory, planned, offers } = karpenter
  return provision({
    pools: planned.nodePools,
    instanceTypes: availableTypes(offers.instanceTypes, memory.unavailable, atSeconds),
    daemonSets: offers.daemonSets,
    nodes: nodeViews(sim, planned, memory, atSeconds).filter(({ isDeleting }) => !isDeleting),
    pods,
  })
}

type Order = { readonly claim: NodeClaim; readonly launch: Launch; readonly count: number }

/** What is launched for each claim; claims for the same machine and as many pods are one order. */
export function alike(sim: Simulation, { planned }: Karpenter, claims: readonly NodeClaim[]): Order[] {
  const orders = new Map<string, Order>()
  for (const claim of claims) {
    const pool = planned.nodePools.findIndex(({ name }) => name === claim.nodePool)
    const launch = chooseOffering(claim, sim.draw.chance(`nodes/${planned.nodePools[pool].name}/offering`))
    if (!launch) continue
    const key = `${claim.nodePool}/${nameOf(launch)}/${launch.rule}/${claim.pods.length}`
    orders.set(key, { claim, launch, count: (orders.get(key)?.count ?? 0) + 1 })
  }
  return [...orders.values()]
}

/** Launches machines for claims; pods are expected on them. */
export function launchAs(
  sim: Simulation,
  karpenter: Karpenter,
  { claim, launch, count }: Order,
  motive: Motive,
  atSeconds: number,
): Node[] {
  const group = karpenter.planned.nodePools.findIndex(({ name }) => name === claim.nodePool)
  const machine = karpenter.offers.machineOf(group, launch)
  const nodes = launchMachines(sim, { group, machine, count }, motive, atSeconds)
  for (const node of nodes) {
    karpenter.memory.createdAtSeconds.set(node.index, atSeconds)
    nominate(karpenter, node, atSeconds)
    watchMachine(sim, node)
  }
  return nodes
}

function nominate({ memory }: Karpenter, node: Node | undefined, atSeconds: number): void {
  if (node) memory.nominatedUntil.set(node.index, atSeconds + nominationSeconds)
}

function nameOf({ type, offering }: Launch): string {
  return `${type.name} in ${offering.zone}`
}

export function inputsOf({ instanceTypes }: NodeClaim, { offering }: Launch): string[] {
  const names = instanceTypes.slice(0, 5).map(({ type }) => type.name)
  const more = instanceTypes.length > names.length ? `, ${instanceTypes.length - names.length} more` : ''
  return [`${offering.priceUsdPerHour} USD/h`, `types, cheapest first: ${names.join(', ')}${more}`]
}

/** One mark when pods begin to be left over, and when the reason changes. */
function tellLeft(sim: Simulation, karpenter: Karpenter, { failed, decisions }: Provisioning, atSeconds: number): void {
  const { memory, planned } = karpenter
  if (failed.length === 0) return
  const reason = failed.every((name) => decisions.get(name)?.rule === 'unsatisfiable-topology')
    ? 'unsatisfiable topology constraint: spreading or affinity lets the pods go to no machine that could be launched'
    : whyNoType(planned)
  if (memory.leftReason === reason) return
  memory.leftReason = reason
  const subject = `pool:${planned.nodePools[0].name}`
  sim.marks.add({
    atSeconds,
    kind: 'limited',
    subject,
    from: failed.length,
    to: failed.length,
    reason,
    because: [sim.marks.latest('pods:pending')],
  })
}

function whyNoType({ nodePools }: Karpenter['planned']): string {
  const limited = nodePools.filter(({ limits }) => Object.values(limits).some((limit) => limit !== undefined))
  if (limited.length === 0) return 'no instance type has enough resources, or none is available'
  return `all available instance types exceed limits for nodepool ${limited.map(({ name }) => name).join(', ')}, or none is large enough`
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
