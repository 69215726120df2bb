import type { Simulation } from '../simulation.ts'
import { launchMachines, type Motive } from './machines.ts'
import { machinesOf } from './node.ts'
import { isOutOfStock } from './supply.ts'

/** One machine after another in the zone where the group has fewest, as groups over several zones balance themselves. */
export function growGroup(sim: Simulation, group: number, by: number, motive: Motive, atSeconds: number): void {
  const counts = zoneCounts(sim, group)
  const orders = counts.map(() => 0)
  for (let given = 0; given < by; given++) {
    const machine = counts.indexOf(Math.min(...counts))
    counts[machine]++
    orders[machine]++
  }
  orders.forEach((count, machine) => {
    launchMachines(sim, { group, machine, count }, motive, atSeconds)
  })
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
