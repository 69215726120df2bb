import { chooseOffering, type KarpenterPod, provision } from '@plimsoll/models'
import type { Simulation } from '../../../simulation.ts'
import { startMachines } from '../../machines.ts'
import type { Karpenter } from './memory.ts'
import { templateOf } from './views.ts'

/** Machines at second 0: what one solve orders for the first pods. They have lived for a while, each for another part of its time. */
export function startKarpenter(sim: Simulation, karpenter: Karpenter): void {
  const { planned, offers, memory } = karpenter
  const { claims } = provision({
    pools: planned.nodePools,
    instanceTypes: offers.instanceTypes,
    daemonSets: offers.daemonSets,
    nodes: [],
    pods: firstPods(sim),
  })
  for (const claim of claims) {
    const group = planned.nodePools.findIndex(({ name }) => name === claim.nodePool)
    const launch = chooseOffering(claim, sim.draw.chance(`nodes/${claim.nodePool}/offering`))
    if (!launch) continue
    startMachines(sim, { group, machine: offers.machineOf(group, launch), count: 1 })
    const node = sim.world.nodes[sim.world.nodes.length - 1]
    const lifeSeconds = planned.nodePools[group].expireAfterSeconds ?? 0
    memory.createdAtSeconds.set(node.index, -sim.draw.chance('nodes/age') * lifeSeconds)
  }
}

function firstPods({ plan }: Simulation): KarpenterPod[] {
  return plan.services.flatMap((service, podClass) =>
    Array.from({ length: service.initialReplicas }, (_, index) => ({
      ...templateOf(plan, podClass),
      name: `${service.name}-${index}`,
      uid: `${service.name}-${String(index).padStart(8, '0')}`,
      createdAtSeconds: 0,
    })),
  )
}
