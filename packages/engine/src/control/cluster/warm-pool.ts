import { warmPoolSize } from '@plimsoll/models'
import type { PlannedMachine, PlannedWarmPool } from '../../plan/planned-nodes.ts'
import type { Simulation } from '../simulation.ts'
import { nodesChanged } from '../workloads/changes.ts'
import type { Node } from '../world.ts'
import { machinesOf, newNode } from './node.ts'
import { askProvider } from './supply.ts'

/** After a refusal the pool asks again so much later. Our choice. */
const retrySeconds = 300

/** Warm pools are full when the run starts. */
export function startWarmPools(sim: Simulation): void {
  eachPool(sim, (pool, group) => {
    for (let missing = missingFrom(sim, pool, group); missing > 0; missing--) {
      const node = addStay(sim, group, emptiestZone(sim, group), 0)
      node.launchedAtSeconds = 0
      settle(node, pool, 0)
    }
  })
}

/** Prepares machines that a warm pool lacks, and gives back those that it has too many of. */
export function tendWarmPools(sim: Simulation, atSeconds: number): void {
  eachPool(sim, (pool, group) => {
    const missing = missingFrom(sim, pool, group)
    const refusedAtSeconds = sim.world.warmPoolRefusals.get(group) ?? Number.NEGATIVE_INFINITY
    if (missing === 0 || atSeconds < refusedAtSeconds + retrySeconds) return
    const { name } = sim.plan.nodes.groups[group]
    const stays = staysOf(sim, group)
    const subject = `warm-pool:${name}`
    const because = [sim.marks.latest(`pool:${name}`)]
    const reason = reasonOf(pool, desiredOf(sim, group))
    sim.marks.add({ atSeconds, kind: 'node', subject, from: stays.length, to: stays.length + missing, reason, because })
    for (const node of missing < 0 ? stays.slice(missing) : []) end(sim, node, atSeconds)
    for (let added = 0; added < missing; added++) {
      askProvider(sim, addStay(sim, group, emptiestZone(sim, group), atSeconds), atSeconds)
    }
    nodesChanged(sim, atSeconds)
  })
}

/** A prepared machine of the group, of that offering if there is one; its stay in the pool ends. Null where none is prepared. */
export function takeFromWarmPool(sim: Simulation, group: number, wanted: PlannedMachine, atSeconds: number): Node | null {
  const prepared = staysOf(sim, group).filter(({ phase }) => phase === 'warm')
  const node = prepared.find(({ machine }) => machine === wanted) ?? prepared[0]
  if (!node) return null
  end(sim, node, atSeconds)
  return node
}

/** One of the machines that leave stops and waits again, where its group reuses machines and the pool has room; the node itself is gone. */
export function returnToWarmPool(sim: Simulation, node: Node, leaving: readonly Node[], atSeconds: number): boolean {
  const pool = sim.plan.nodes.groups[node.group].warmPool
  if (!pool?.isReused || node.joinedAtSeconds === null || node.phase === 'silent') return false
  if (staysOf(sim, node.group).length >= warmPoolSize(pool, desiredOf(sim, node.group, leaving))) return false
  const stay = addStay(sim, node.group, node.machine, atSeconds)
  for (const image of node.images) stay.images.add(image)
  stay.launchedAtSeconds = atSeconds
  settle(stay, pool, atSeconds)
  return true
}

/** A machine has come up once: it stops and waits. */
export function becomePrepared(sim: Simulation, node: Node, atSeconds: number): void {
  const pool = sim.plan.nodes.groups[node.group].warmPool
  if (!pool) return
  settle(node, pool, atSeconds)
  nodesChanged(sim, atSeconds)
}

/** The provider gives none for the pool. */
export function leaveWarmPool(sim: Simulation, node: Node, reason: string, atSeconds: number): void {
  const size = staysOf(sim, node.group).length
  const subject = `warm-pool:${sim.plan.nodes.groups[node.group].name}`
  end(sim, node, atSeconds)
  sim.world.warmPoolRefusals.set(node.group, atSeconds)
  sim.marks.add({ atSeconds, kind: 'node', subject, from: size, to: size - 1, reason, because: [sim.marks.latest('supply')] })
}

function eachPool(sim: Simulation, visit: (pool: PlannedWarmPool, group: number) => void): void {
  sim.plan.nodes.groups.forEach(({ warmPool }, group) => {
    if (warmPool) visit(warmPool, group)
  })
}

function staysOf({ world }: Simulation, group: number): Node[] {
  return world.warm.filter((node) => node.group === group)
}

/** Machines that the group means to keep. */
function desiredOf(sim: Simulation, group: number, leaving: readonly Node[] = []): number {
  return machinesOf(sim, group).filter((node) => node.phase !== 'draining' && !leaving.includes(node)).length
}

function missingFrom(sim: Simulation, pool: PlannedWarmPool, group: number): number {
  return warmPoolSize(pool, desiredOf(sim, group)) - staysOf(sim, group).length
}

function reasonOf({ minSize, maxPrepared }: PlannedWarmPool, desired: number): string {
  if (minSize > maxPrepared - desired) return `minimum size of the warm pool: ${minSize}`
  return `${maxPrepared} prepared at most, less the desired capacity of ${desired}`
}

function addStay(sim: Simulation, group: number, machine: PlannedMachine, atSeconds: number): Node {
  const node = newNode(sim.world.nodes.length, group, sim.plan.nodes.groups[group], machine, atSeconds)
  node.stay = { stoppedAtSeconds: null }
  sim.world.nodes.push(node)
  sim.world.warm.push(node)
  return node
}

function emptiestZone(sim: Simulation, group: number): PlannedMachine {
  const { machines } = sim.plan.nodes.groups[group]
  const counts = machines.map((machine) => staysOf(sim, group).filter((node) => node.machine === machine).length)
  return machines[counts.indexOf(Math.min(...counts))]
}

function settle(node: Node, { state }: PlannedWarmPool, atSeconds: number): void {
  node.phase = 'warm'
  node.stay = { stoppedAtSeconds: state === 'Running' ? null : atSeconds }
}

function end(sim: Simulation, node: Node, atSeconds: number): void {
  node.phase = 'gone'
  node.endedAtSeconds = atSeconds
  sim.world.warm = sim.world.warm.filter((other) => other !== node)
}
