import type { Simulation } from '../simulation.ts'
import { launchMachines, type Motive } from './machines.ts'
import { machinesOf } from './node.ts'
import { isOutOfStock } from './supply.ts'

/** One machine after another in the zone where the group has fewest, as groups over several zones balance themselves. */
export function growGroup(sim: Simulation, group: number, by: number, motive: Motive, atSeconds: number): void {
  const counts = zoneCounts(sim, group)
  const zones = Array.from({ length: by }, () => {
    const emptiest = counts.indexOf(Math.min(...counts))
    counts[emptiest]++
    return emptiest
  })
  launchMachines(sim, { group, machine: zones.sort((a, b) => a - b), count: by }, motive, atSeconds)
}

function zoneCounts(sim: Simulation, group: number): number[] {
  const { machines } = sim.plan.nodes.groups[group]
  const present = machinesOf(sim, group)
  // A zone without stock is left out, unless no other has any.
  const inStock = machines.map((machine) => !isOutOfStock(sim, machine))
  return machines.map((machine, index) =>
    inStock[index] || !inStock.includes(true) ? present.filter((node) => node.machine === machine).length : Number.POSITIVE_INFINITY,
  )
}
