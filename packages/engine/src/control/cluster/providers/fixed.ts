import { startMachines } from '../machines.ts'
import type { NodeProvider } from './provider.ts'

/** Machines that are there from the start and stay. */
export function createFixed(): NodeProvider {
  return {
    scanPeriodSeconds: null,
    start(sim) {
      sim.plan.nodes.groups.forEach(({ initial, min }, group) => {
        startMachines(sim, { group, machine: 'even', count: initial ?? min })
      })
    },
    scan() {},
    notice() {},
  }
}
