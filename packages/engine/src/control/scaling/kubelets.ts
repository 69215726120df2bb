import { createScrapeClock, type ScrapeClock } from '@plimsoll/models'
import type { Draw } from '../draw.ts'
import type { Simulation } from '../simulation.ts'

/** Machines share so many phases: enough to spread what controllers see over time, few enough that the requests in between flow in long stretches. */
const kubeletGroups = 8

/** The phases of the kubelets of a run, each with the clock of its readings. */
export type Kubelets = readonly ScrapeClock[]

export function createKubelets(draw: Draw): Kubelets {
  return Array.from({ length: kubeletGroups }, (_, group) => createScrapeClock(draw.kubelet(group)))
}

export function kubeletOf(node: number): number {
  return node % kubeletGroups
}

/** Puts the next reading of a phase on the agenda. */
export function scheduleSample(sim: Simulation, group: number): void {
  const { readAtSeconds, collectedAtSeconds } = sim.kubelets[group].next(sim.world.nodes.length)
  sim.schedule(readAtSeconds, { type: 'kubelet-sample', group, collectedAtSeconds })
}
