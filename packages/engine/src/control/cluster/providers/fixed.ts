import { startMachines } from '../machines.ts'
import type { NodeProvider } from './provider.ts'

/** Machines that are there from the start and stay. */
export function createFixed(): NodeProvider {
  return {
    scanPeriodSeconds: null,
    start(sim) {
      sim.plan.nodes.groups.forEach(({ initial, min }, group) => {
        startMachines(sim, { group, machine: 0, count: initial ?? min })
      })
    },
    scan() {},
    notice() {},
  }
}
