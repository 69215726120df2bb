import { invariant } from '@plimsoll/kernel'
import { type Capacity, NodeTable, Placer, type SchedulerNode } from '@plimsoll/models'
import type { Plan } from '../../plan/plan.ts'
import type { Draw } from '../draw.ts'
import type { Simulation } from '../simulation.ts'
import type { Node, Pod } from '../world.ts'
import { bookPod, releasePod } from './leases.ts'
import { bindClaims, classKey, classOf } from './volumes.ts'

/** The scheduler's own picture of the cluster: one class of pods a service, one row a node that is up. */
export type Scheduling = {
  readonly table: NodeTable
  readonly placer: Placer
  /** Class by service and zones of its volumes; see `classOf`. */
  readonly classIds: ReadonlyMap<string, number>
  /** Instant of the latest `schedule` event on the agenda that has not run yet; -1 for none. */
  wakesAtSeconds: number
}

export function createScheduling({ podClasses, scheduler }: Plan, draw: Draw): Scheduling {
  const table = new NodeTable(podClasses.map(({ pod }) => pod))
  const tie = (podClass: number) => draw.tie(podClasses[podClass].service)
  return {
    table,
    placer: new Placer(table, { scoring: scheduler.scoring, draw: tie }),
    // From the end, so that the first of two that are alike is known.
    classIds: new Map(podClasses.map(({ service, zones }, index) => [classKey(service, zones), index] as const).reverse()),
    wakesAtSeconds: -1,
  }
}

/** Puts the scheduler on the agenda, once an instant. */
export function wakeScheduler(sim: Simulation, atSeconds: number): void {
  if (sim.scheduling.wakesAtSeconds === atSeconds) return
  sim.scheduling.wakesAtSeconds = atSeconds
  sim.schedule(atSeconds, { type: 'schedule' })
}

/** The scheduler sees a node from Ready on, until it is gone; what changes in between is told by `nodeChanged`. */
export function nodeAppeared(sim: Simulation, node: Node): void {
  const { daemons } = node.machine
  const { cpuMilli, memoryBytes } = inMilli(daemons, Math.ceil)
  node.row = sim.scheduling.table.add(schedulerNode(node), { cpuMilli, memoryBytes, gpu: daemons.gpus, pods: daemons.pods })
}

export function nodeChanged(sim: Simulation, node: Node): void {
  if (node.row >= 0) sim.scheduling.table.update(node.row, schedulerNode(node))
}

export function nodeVanished(sim: Simulation, node: Node): void {
  if (node.row < 0) return
  sim.scheduling.table.remove(node.row)
  node.row = -1
}

/** Allocatable as the node reports it; CPU is rounded down, requests are rounded up. */
function schedulerNode({ name, labels, machine, taints, phase, isCordoned, isGpuReady }: Node): SchedulerNode {
  const { gpus } = machine.allocatable
  // What tolerates everything must not come to a machine that has stopped.
  const pods = phase === 'silent' ? 0 : machine.allocatable.pods
  return {
    name,
    labels,
    allocatable: { ...inMilli(machine.allocatable, Math.floor), gpu: isGpuReady ? gpus : 0, pods },
    taints,
    isUnschedulable: isCordoned,
  }
}

function inMilli({ cores, memoryBytes }: Capacity, round: (value: number) => number): { cpuMilli: number; memoryBytes: number } {
  return { cpuMilli: round(Number((cores * 1000).toFixed(6))), memoryBytes }
}

/** Gives a pod its machine: in the ledgers and in the scheduler's picture. */
export function bindToNode(sim: Simulation, pod: Pod, node: Node, atSeconds: number): void {
  bookPod(node, pod, sim.plan.services[pod.service].requests, atSeconds)
  pod.podClass = classOf(sim, pod)
  sim.scheduling.table.bind(node.row, pod.podClass)
  bindClaims(sim, pod, node)
  pod.node = node.index
  pod.isCounted = true
}

/** A pod is being deleted: spreading counts it no more, its room is taken until it has ended. */
export function stopCounting(sim: Simulation, pod: Pod): void {
  if (!pod.isCounted) return
  pod.isCounted = false
  const { row } = sim.world.nodes[pod.node]
  if (row >= 0) sim.scheduling.table.stopCounting(row, pod.podClass)
}

/** A pod has left its machine. */
export function releaseFromNode(sim: Simulation, pod: Pod, atSeconds: number): void {
  const node = sim.world.nodes[pod.node]
  stopCounting(sim, pod)
  releasePod(node, pod, sim.plan.services[pod.service].requests, atSeconds)
  if (node.row >= 0) sim.scheduling.table.release(node.row, pod.podClass)
  if (node.drain && node.pods.length === 0) sim.schedule(atSeconds, { type: 'node-drained', node: node.index })
  wakeScheduler(sim, atSeconds)
}

/** Promises a node to a pod that waits for others to leave it. */
export function nominate(sim: Simulation, pod: Pod, node: Node): void {
  pod.nominatedNode = node.index
  pod.podClass = classOf(sim, pod)
  sim.scheduling.table.hold(node.row, pod.podClass)
}

export function withdrawNomination(sim: Simulation, pod: Pod): void {
  if (pod.nominatedNode < 0) return
  const { row } = sim.world.nodes[pod.nominatedNode]
  if (row >= 0) sim.scheduling.table.release(row, pod.podClass)
  pod.nominatedNode = -1
}

/** @throws InvariantError when the scheduler's picture has other pods on a machine than are bound or promised to it */
export function checkBookings({ world, scheduling }: Simulation): void {
  const promised = new Map<number, number>()
  for (const { pending } of world.services)
    for (const { nominatedNode } of pending) promised.set(nominatedNode, (promised.get(nominatedNode) ?? 0) + 1)
  for (const { index, row, name, pods, machine } of world.present) {
    if (row < 0) continue
    const booked = scheduling.table.columns.usedPods[row]
    const held = machine.daemons.pods + pods.length + (promised.get(index) ?? 0)
    invariant(booked === held, 'cluster/bookings', { node: name, booked, held })
  }
}
