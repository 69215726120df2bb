import { epochSeconds } from '../../../../plan/epoch-seconds.ts'
import type { PlannedKarpenter } from '../../../../plan/planned-nodes.ts'
import type { Simulation } from '../../../simulation.ts'
import { removeMachines } from '../../machines.ts'
import { waitingPods } from '../../views.ts'
import type { NodeProvider } from '../provider.ts'
import { triggerProvisioning } from './batch.ts'
import { disrupt, settleWaiting } from './disruption.ts'
import { checkLiveness, interrupt, launchFailed } from './liveness.ts'
import { emptyMemory, type Karpenter } from './memory.ts'
import { offersOf } from './offers.ts'
import { closeBatch } from './provisioning.ts'
import { startKarpenter } from './start.ts'

/** Karpenter: machines for pods that wait, chosen by price, and taken away when others can do their work. */
export function createKarpenter(planned: PlannedKarpenter): NodeProvider {
  let karpenter: Karpenter
  return {
    scanPeriodSeconds: null,
    start(sim) {
      const startEpochSeconds = epochSeconds(sim.plan.startIso)
      karpenter = { planned, offers: offersOf(sim.plan.nodes), memory: emptyMemory(), startEpochSeconds }
      startKarpenter(sim, karpenter)
      sim.schedule(sim.draw.phase('karpenter-disruption') * firstPassSeconds, { type: 'provider-wake', topic: 'disruption' })
    },
    scan() {},
    notice(sim, notice, atSeconds) {
      switch (notice.type) {
        case 'pods-unschedulable':
          triggerProvisioning(sim, karpenter, waitingPods(sim), atSeconds)
          break
        case 'node-initialized':
          settleWaiting(sim, karpenter, atSeconds)
          break
        case 'node-drained':
          removeMachines(
            sim,
            [notice.node],
            { reason: 'drained: instance terminated', because: [sim.marks.latest(`node:${notice.node.name}`)] },
            atSeconds,
          )
          break
        case 'spot-notice':
          interrupt(sim, karpenter, notice.node, atSeconds)
          break
        case 'launch-refused':
          launchFailed(sim, karpenter, notice.node, atSeconds)
          break
        case 'provider-wake':
          wakeUp(sim, karpenter, notice.topic, atSeconds)
          break
      }
    },
  }
}

/** The first pass comes somewhere in its period. */
const firstPassSeconds = 10

function wakeUp(sim: Simulation, karpenter: Karpenter, topic: string, atSeconds: number): void {
  const [about, index] = topic.split(' ')
  const node = sim.world.nodes[Number(index)]
  switch (about) {
    case 'batch':
      closeBatch(sim, karpenter, atSeconds)
      break
    case 'retry':
      triggerProvisioning(sim, karpenter, waitingPods(sim), atSeconds)
      break
    case 'disruption':
      disrupt(sim, karpenter, atSeconds)
      break
    case 'liveness':
      checkLiveness(sim, node, atSeconds)
      break
  }
}
