import type { Simulation } from '../../../simulation.ts'
import type { Node } from '../../../world.ts'
import { machinesOf } from '../../node.ts'

/** The plan's only group. */
export const group = 0

export function membersOf(sim: Simulation): Node[] {
  return machinesOf(sim, group)
}

/** In service past its warm-up; machines of the start were there before. */
export function isWarmedUp({ launchedAtSeconds, requestedAtSeconds, phase }: Node, warmupSeconds: number, atSeconds: number): boolean {
  if (launchedAtSeconds === null || phase === 'silent') return false
  return (launchedAtSeconds === 0 && requestedAtSeconds === 0) || atSeconds >= launchedAtSeconds + warmupSeconds
}

/** When machines last came into service; the start of the run where none has since. */
export function lastInServiceSeconds(members: readonly Node[]): number {
  return members.reduce((latest, { launchedAtSeconds }) => Math.max(latest, launchedAtSeconds ?? 0), 0)
}
