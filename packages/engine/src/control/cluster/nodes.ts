import { type PoolSeen, stepPool } from '@plimsoll/models'
import type { Simulation } from '../simulation.ts'
import type { Node } from '../world.ts'
import { accountNode, emptyNode } from './leases.ts'

/** Brings up the machines that are there when the run starts: all of a fixed set, or what a pool needs for the first pods. */
export function startNodes(sim: Simulation, count: number): void {
  for (let index = 0; index < count; index++) {
    const node = addNode(sim, 0)
    node.phase = 'ready'
    node.launchedAtSeconds = 0
    node.readyAtSeconds = 0
    node.idleSinceSeconds = 0
  }
}

function addNode(sim: Simulation, atSeconds: number): Node {
  const node = emptyNode(sim.world.nodes.length, sim.plan.nodes.name, sim.plan.nodes.machine, atSeconds)
  sim.world.nodes.push(node)
  return node
}

/** Machines that may hold pods now. */
export function readyNodes(sim: Simulation): Node[] {
  return sim.world.nodes.filter((node) => node.phase === 'ready')
}

/** One scan of the pool: asks for machines for pods that fit nowhere, gives back those long empty. */
export function scanPool(sim: Simulation, atSeconds: number): void {
  const { nodes } = sim.plan
  if (nodes.kind !== 'pool') return
  const intent = stepPool(
    {
      name: nodes.name,
      machineType: nodes.machine.machineType,
      min: nodes.min,
      max: nodes.max,
      scaleDownAfter: nodes.scaleDownAfterSeconds,
    },
    poolSeen(sim, atSeconds),
  )
  const before = machineCount(sim)
  const subject = `pool:${nodes.name}`
  const because = [sim.marks.latest('pods:pending')]
  for (let launched = 0; launched < intent.launch; launched++) requestNode(sim, atSeconds)
  if (intent.launch > 0)
    sim.marks.add({ atSeconds, kind: 'node', subject, from: before, to: before + intent.launch, reason: intent.reason, because })
  for (const node of intent.remove) removeNode(sim, sim.world.nodes[node], atSeconds)
  if (intent.remove.length > 0) {
    sim.marks.add({ atSeconds, kind: 'node', subject, from: before, to: before - intent.remove.length, reason: intent.reason })
  }
  const isHeld = intent.heldBack + intent.impossible > 0
  if (isHeld && sim.world.poolHeldReason !== intent.reason) {
    sim.marks.add({ atSeconds, kind: 'limited', subject, from: before, to: before, reason: intent.reason, because })
  }
  sim.world.poolHeldReason = isHeld ? intent.reason : null
}

function poolSeen(sim: Simulation, atSeconds: number): PoolSeen {
  const present = sim.world.nodes.filter((node) => node.phase !== 'gone')
  return {
    atSeconds,
    pending: sim.plan.services
      .map((service, index) => ({ requests: service.requests, count: sim.world.services[index].pending.length }))
      .filter(({ count }) => count > 0),
    upcoming: present.filter((node) => node.phase !== 'ready').map((node) => node.room),
    emptyMachine: sim.plan.nodes.machine.room,
    machines: present.length,
    idle: present
      .filter((node) => node.phase === 'ready' && node.idleSinceSeconds !== null)
      .map((node) => ({ node: node.index, sinceSeconds: node.idleSinceSeconds ?? atSeconds }))
      .sort((a, b) => a.sinceSeconds - b.sinceSeconds || a.node - b.node),
  }
}

function requestNode(sim: Simulation, atSeconds: number): void {
  const node = addNode(sim, atSeconds)
  sim.schedule(atSeconds + sim.draw.nodeRequest(), { type: 'node-launched', node: node.index })
  sim.gauges.countNodes(atSeconds)
}

export function launchNode(sim: Simulation, node: Node, atSeconds: number): void {
  node.phase = 'launched'
  node.launchedAtSeconds = atSeconds
  sim.schedule(atSeconds + sim.draw.nodeBoot(), { type: 'node-joined', node: node.index })
}

export function joinNode(sim: Simulation, node: Node, atSeconds: number): void {
  node.phase = 'joined'
  sim.schedule(atSeconds + sim.draw.nodeReady(), { type: 'node-ready', node: node.index })
}

export function nodeBecameReady(sim: Simulation, node: Node, atSeconds: number): void {
  node.phase = 'ready'
  node.readyAtSeconds = atSeconds
  node.idleSinceSeconds = atSeconds
  node.accountedSeconds = atSeconds
  sim.gauges.countNodes(atSeconds)
  sim.schedule(atSeconds, { type: 'schedule' })
}

function removeNode(sim: Simulation, node: Node, atSeconds: number): void {
  accountNode(node, atSeconds)
  node.phase = 'gone'
  node.endedAtSeconds = atSeconds
  sim.gauges.countNodes(atSeconds)
}

function machineCount(sim: Simulation): number {
  return sim.world.nodes.filter((node) => node.phase !== 'gone').length
}
