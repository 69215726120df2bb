import { askForMachine, type CountedMachine, isChosen, secondsToInterruption } from '@plimsoll/models'
import type { Simulation } from '../simulation.ts'
import type { Node } from '../world.ts'
import { isRunning, wayOf } from './node.ts'

/** From asking for a machine to the provider's refusal: one answer of EC2 CreateFleet takes 1 to 5 s. */
const refusalSeconds = 3

/** Asks the provider for a machine: it comes by its group's law, later when launches are throttled, or not at all. */
export function askProvider(sim: Simulation, node: Node, atSeconds: number): void {
  const { limits } = sim.plan.supply
  // Only quotas look at what runs already.
  const others =
    limits.quotas.length === 0
      ? []
      : [...sim.world.present, ...sim.world.warm.filter(isRunning)].filter((other) => other !== node).map(counted)
  if (startsAtOnce(sim, node)) {
    sim.schedule(atSeconds, { type: 'node-launched', node: node.index })
    return
  }
  const { verdict, state } = askForMachine(limits, sim.world.supply, counted(node), others, atSeconds)
  sim.world.supply = state
  const takesSeconds = sim.draw.node('request', node.group, wayOf(node))
  if (verdict.type === 'accepted') {
    sim.schedule(atSeconds + verdict.afterSeconds + takesSeconds, { type: 'node-launched', node: node.index })
  } else if (verdict.type === 'refused') {
    const { code, reason } = verdict
    sim.schedule(atSeconds + refusalSeconds, { type: 'launch-refused', node: node.index, code, reason })
  }
}

/** It ran in the warm pool already: nobody has to give it. */
function startsAtOnce(sim: Simulation, { isWarmStart, group }: Node): boolean {
  return isWarmStart && sim.plan.nodes.groups[group].warmPool?.state === 'Running'
}

function counted({ machine }: Node): CountedMachine {
  const { zone, machineType, capacityType, capacity } = machine
  return { zone, machineType, capacityType, cores: capacity.cores, isGpu: capacity.gpus > 0 }
}

/** A spot machine that runs now will be taken back some day; the notice is put on the agenda when that day is within the run. */
export function expectInterruption(sim: Simulation, node: Node, atSeconds: number): void {
  const { offering, capacityType } = node.machine
  if (capacityType !== 'spot') return
  const uniform = sim.draw.chance(`nodes/${sim.plan.nodes.groups[node.group].name}/interruption`)
  const lifeSeconds = secondsToInterruption(sim.plan.supply.spot.perMachineHour[offering] ?? 0, uniform)
  if (atSeconds + lifeSeconds < sim.endSeconds) sim.schedule(atSeconds + lifeSeconds, { type: 'spot-notice', node: node.index })
}

/** Whether the provider says now that it has none of these. */
export function isOutOfStock(sim: Simulation, machine: Node['machine']): boolean {
  return sim.world.supply.shortages.some(({ what, isReported }) => isReported && isChosen(what, machine))
}
