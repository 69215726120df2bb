import { givenUpAtSeconds, withUnavailable } from '@plimsoll/models'
import type { Simulation } from '../../../simulation.ts'
import type { Node } from '../../../world.ts'
import { drainNode } from '../../drain.ts'
import { removeMachines } from '../../machines.ts'
import { waitingPods } from '../../views.ts'
import { triggerProvisioning } from './batch.ts'
import type { Karpenter } from './memory.ts'

/** Sets the alarm for a machine that should have come up. */
export function watchMachine(sim: Simulation, node: Node): void {
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

/** The cloud's notice: the machine is drained at once, and its offering isn't asked for again so soon. */
export function interrupt(sim: Simulation, karpenter: Karpenter, node: Node, atSeconds: number): void {
  markUnavailable(karpenter, node, atSeconds)
  karpenter.memory.deleting.add(node.index)
  const moved = node.pods.filter(({ phase }) => phase === 'ready' || phase === 'starting')
  const graceSeconds = karpenter.planned.nodePools[node.group].terminationGraceSeconds ?? undefined
  const { machineType, zone } = node.machine
  const reason = `spot interruption warning: ${machineType} in ${zone}`
  drainNode(
    sim,
    node,
    { reason, deadlineSeconds: graceSeconds, respectsDoNotDisrupt: true, because: [sim.marks.latest('supply')] },
    atSeconds,
  )
  triggerProvisioning(sim, karpenter, moved, atSeconds)
}

/** Insufficient capacity: the offering isn't asked for again so soon, and the pods that wait go round again. */
export function launchFailed(sim: Simulation, karpenter: Karpenter, node: Node, atSeconds: number): void {
  markUnavailable(karpenter, node, atSeconds)
  triggerProvisioning(sim, karpenter, waitingPods(sim), atSeconds)
}

function markUnavailable({ memory }: Karpenter, { machine }: Node, atSeconds: number): void {
  const { machineType, zone, capacityType } = machine
  memory.unavailable = withUnavailable(memory.unavailable, { instanceType: machineType, zone, capacityType }, atSeconds)
}
