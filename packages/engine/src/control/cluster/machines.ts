import type { MarkId } from '../../result/marks.ts'
import type { Simulation } from '../simulation.ts'
import { nodesChanged } from '../workloads/changes.ts'
import type { Node } from '../world.ts'
import { accountNode } from './leases.ts'
import { losePods } from './lost-pods.ts'
import { machinesOf, newNode, wayOf } from './node.ts'
import { nodeAppeared, nodeChanged, nodeVanished, wakeScheduler } from './scheduling.ts'
import { askProvider, expectInterruption } from './supply.ts'
import { becomePrepared, leaveWarmPool, returnToWarmPool, takeFromWarmPool } from './warm-pool.ts'

/** Why a provider acts, for the mark: the rule in the real system's words, and the marks that led to it. */
export type Motive = { readonly reason: string; readonly because?: readonly (MarkId | undefined)[]; readonly inputs?: readonly string[] }

/** Which offering of which group, by their positions in the plan (`even`: one of the zone with the fewest; a list: one each), and how many. */
export type LaunchOrder = { readonly group: number; readonly machine: number | 'even' | readonly number[]; readonly count: number }

/**
 * Asks for machines, prepared ones of the group's warm pool first; one mark for all of them. Each passes requested, launched, joined and ready
 * by its group's laws.
 */
export function launchMachines(sim: Simulation, order: LaunchOrder, motive: Motive, atSeconds: number): Node[] {
  if (order.count === 0) return []
  const { group, machine } = order
  const before = machinesOf(sim, group).length
  const nodes = Array.from({ length: order.count }, (_, nth) =>
    addNode(sim, { group, machine: typeof machine === 'object' ? machine[nth] : machine }, atSeconds),
  )
  const warm = nodes.filter(({ isWarmStart }) => isWarmStart).length
  markSize(sim, group, before, before + order.count, withInput(motive, warm, 'from the warm pool'), atSeconds)
  for (const node of nodes) askProvider(sim, node, atSeconds)
  nodesChanged(sim, atSeconds)
  return nodes
}

/** Machines that are up when the run starts. */
export function startMachines(sim: Simulation, { group, machine, count }: MachineChoice & { readonly count: number }): void {
  for (let started = 0; started < count; started++) {
    const node = addNode(sim, { group, machine }, 0)
    const up = {
      phase: 'ready',
      isGpuReady: true,
      launchedAtSeconds: 0,
      joinedAtSeconds: 0,
      readyAtSeconds: 0,
      idleSinceSeconds: 0,
    } as const
    Object.assign(node, up)
    nodeAppeared(sim, node)
    expectInterruption(sim, node, 0)
  }
}

type MachineChoice = { readonly group: number; readonly machine: number | 'even' }

function addNode(sim: Simulation, { group, machine }: MachineChoice, atSeconds: number): Node {
  const planned = sim.plan.nodes.groups[group]
  const wanted = planned.machines[machine === 'even' ? emptiestZone(sim, group) : machine]
  const prepared = takeFromWarmPool(sim, group, wanted, atSeconds)
  const node = newNode(sim.world.nodes.length, group, planned, prepared?.machine ?? wanted, atSeconds, prepared !== null)
  for (const image of prepared?.images ?? []) node.images.add(image)
  node.pulls = { ...node.pulls, atOnce: sim.plan.kubelet.pullsAtOnce ?? Number.POSITIVE_INFINITY }
  sim.world.nodes.push(node)
  sim.world.present.push(node)
  return node
}

/** The provider gives no machine: what was asked for is gone again, and whoever asked hears why. */
export function launchRefused(
  sim: Simulation,
  node: Node,
  { code, reason }: { readonly code: string; readonly reason: string },
  atSeconds: number,
): void {
  if (node.phase !== 'requested') return
  if (node.stay) {
    leaveWarmPool(sim, node, `${code}: ${reason}`, atSeconds)
    return
  }
  removeMachines(sim, [node], { reason: `${code}: ${reason}`, because: [sim.marks.latest('supply')] }, atSeconds)
  sim.provider.notice(sim, { type: 'launch-refused', node, code, reason }, atSeconds)
}

/** The offering of the zone with the fewest machines of the group, as zone balancing has it; the first of equals. */
function emptiestZone(sim: Simulation, group: number): number {
  const { machines } = sim.plan.nodes.groups[group]
  if (machines.length === 1) return 0
  const present = machinesOf(sim, group)
  const counts = machines.map(({ zone }) => present.filter((node) => node.machine.zone === zone).length)
  return counts.indexOf(Math.min(...counts))
}

export function nodeLaunched(sim: Simulation, node: Node, atSeconds: number): void {
  if (node.phase !== 'requested') return
  node.phase = 'launched'
  node.launchedAtSeconds = atSeconds
  expectInterruption(sim, node, atSeconds)
  sim.schedule(atSeconds + sim.draw.node('boot', node.group, wayOf(node)), { type: 'node-joined', node: node.index })
  nodesChanged(sim, atSeconds)
}

export function nodeJoined(sim: Simulation, node: Node, atSeconds: number): void {
  if (node.phase !== 'launched') return
  node.phase = 'joined'
  node.joinedAtSeconds = atSeconds
  sim.schedule(atSeconds + sim.draw.node('ready', node.group, wayOf(node)), { type: 'node-ready', node: node.index })
}

export function nodeBecameReady(sim: Simulation, node: Node, atSeconds: number): void {
  if (node.phase !== 'joined') return
  if (node.stay) {
    becomePrepared(sim, node, atSeconds)
    return
  }
  node.phase = 'ready'
  node.readyAtSeconds = atSeconds
  node.idleSinceSeconds = atSeconds
  node.accountedSeconds = atSeconds
  nodeAppeared(sim, node)
  if (!node.isGpuReady) sim.schedule(atSeconds + sim.draw.node('gpuReady', node.group), { type: 'node-gpu-ready', node: node.index })
  announce(sim, node, atSeconds)
}

export function gpusBecameReady(sim: Simulation, node: Node, atSeconds: number): void {
  if (node.phase === 'gone') return
  node.isGpuReady = true
  nodeChanged(sim, node)
  announce(sim, node, atSeconds)
}

function announce(sim: Simulation, node: Node, atSeconds: number): void {
  nodesChanged(sim, atSeconds)
  wakeScheduler(sim, atSeconds)
  if (node.isGpuReady) sim.provider.notice(sim, { type: 'node-initialized', node }, atSeconds)
}

/** No new pods from now on; those there stay. */
export function cordonNode(sim: Simulation, node: Node, atSeconds: number): void {
  node.isCordoned = true
  nodeChanged(sim, node)
  nodesChanged(sim, atSeconds)
}

export function uncordonNode(sim: Simulation, node: Node, atSeconds: number): void {
  node.isCordoned = false
  node.drain = null
  if (node.phase === 'draining') node.phase = 'ready'
  nodeChanged(sim, node)
  nodesChanged(sim, atSeconds)
  wakeScheduler(sim, atSeconds)
}

/** Gives machines of one group back, in whatever phase they are: billing ends, and pods still there are lost. One mark for all of them. */
export function removeMachines(sim: Simulation, nodes: readonly Node[], motive: Motive, atSeconds: number): void {
  if (nodes.length === 0) return
  const [{ group }] = nodes
  const before = machinesOf(sim, group).length
  const reused = nodes.filter((node) => returnToWarmPool(sim, node, nodes, atSeconds)).length
  markSize(sim, group, before, before - nodes.length, withInput(motive, reused, 'back to the warm pool'), atSeconds)
  for (const node of nodes) {
    accountNode(node, atSeconds)
    node.phase = 'gone'
    node.endedAtSeconds = atSeconds
    nodeVanished(sim, node)
    losePods(sim, node, atSeconds)
  }
  sim.world.present = sim.world.present.filter(({ phase }) => phase !== 'gone')
  nodesChanged(sim, atSeconds)
}

function markSize(sim: Simulation, group: number, from: number, to: number, motive: Motive, atSeconds: number): void {
  sim.marks.add({ atSeconds, kind: 'node', subject: `pool:${sim.plan.nodes.groups[group].name}`, from, to, ...motive })
}

/** What happened to some of the machines, as one more input. */
function withInput(motive: Motive, count: number, what: string): Motive {
  return count === 0 ? motive : { ...motive, inputs: [...(motive.inputs ?? []), `${count} ${what}`] }
}
