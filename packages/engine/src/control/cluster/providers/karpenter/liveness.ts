import { log1p } from '@plimsoll/kernel'
import { givenUpAtSeconds, interruptionNoticeSeconds, withUnavailable } from '@plimsoll/models'
import type { Simulation } from '../../../simulation.ts'
import type { Node } from '../../../world.ts'
import { drainNode } from '../../drain.ts'
import { removeMachines } from '../../machines.ts'
import { triggerProvisioning } from './batch.ts'
import type { Karpenter } from './memory.ts'

/** Sets the alarms of a machine's life: when it should have come up, and, on spot, when the cloud takes it back. */
export function watchMachine(sim: Simulation, karpenter: Karpenter, node: Node, atSeconds: number): void {
  wakeIfNotUp(sim, node)
  interruptLater(sim, karpenter, node, atSeconds)
}

/** A constant hazard of its machine type. */
export function interruptLater(sim: Simulation, { planned }: Karpenter, { index, machine }: Node, atSeconds: number): void {
  const perHour = planned.spotInterruptionsPerHour[machine.machineType] ?? 0
  if (machine.capacityType !== 'spot' || perHour === 0) return
  const lifeSeconds = (-log1p(-sim.draw.chance('nodes/spot-interruption')) / perHour) * 3600
  if (atSeconds + lifeSeconds < sim.endSeconds)
    sim.schedule(atSeconds + lifeSeconds, { type: 'provider-wake', topic: `interrupted ${index}` })
}

function wakeIfNotUp(sim: Simulation, node: Node): void {
  const due = givenUpAtSeconds({ ...node, registeredAtSeconds: node.joinedAtSeconds })
  if (due !== null) sim.schedule(due, { type: 'provider-wake', topic: `liveness ${node.index}` })
}

/** Gives a machine up that hasn't launched in 5 minutes or registered in 15; its pods go round again. */
export function checkLiveness(sim: Simulation, node: Node, atSeconds: number): void {
  const due = givenUpAtSeconds({ ...node, registeredAtSeconds: node.joinedAtSeconds })
  if (node.phase === 'gone' || due === null) return
  if (due > atSeconds) {
    sim.schedule(due, { type: 'provider-wake', topic: `liveness ${node.index}` })
    return
  }
  const reason = node.launchedAtSeconds === null ? 'launch timeout: nodeclaim deleted' : 'registration timeout: nodeclaim deleted'
  removeMachines(sim, [node], { reason, because: [sim.marks.latest(`pool:${sim.plan.nodes.groups[node.group].name}`)] }, atSeconds)
}

/** The cloud's two minutes' notice: the machine is drained at once, and its offering isn't asked for again so soon. */
export function interrupt(sim: Simulation, karpenter: Karpenter, node: Node, atSeconds: number): void {
  if (node.phase === 'gone') return
  const { memory, planned } = karpenter
  const { machineType, zone, capacityType } = node.machine
  memory.unavailable = withUnavailable(memory.unavailable, { instanceType: machineType, zone, capacityType }, atSeconds)
  memory.deleting.add(node.index)
  const moved = node.pods.filter(({ phase }) => phase === 'ready' || phase === 'starting')
  const graceSeconds = planned.nodePools[node.group].terminationGraceSeconds ?? undefined
  const reason = `spot interruption warning: ${machineType} in ${zone} ends in ${interruptionNoticeSeconds} s`
  drainNode(sim, node, { reason, deadlineSeconds: graceSeconds }, atSeconds)
  triggerProvisioning(sim, karpenter, moved, atSeconds)
  sim.schedule(atSeconds + interruptionNoticeSeconds, { type: 'provider-wake', topic: `reclaimed ${node.index}` })
}

/** The machine ends, whatever is still on it. */
export function reclaim(sim: Simulation, node: Node, atSeconds: number): void {
  if (node.phase === 'gone') return
  removeMachines(sim, [node], { reason: 'spot machine reclaimed', because: [sim.marks.latest(`node:${node.name}`)] }, atSeconds)
}
