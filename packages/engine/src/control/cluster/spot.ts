import type { MarkId } from '../../result/marks.ts'
import type { Simulation } from '../simulation.ts'
import type { Node } from '../world.ts'
import { drainNode } from './drain.ts'
import { removeMachines } from './machines.ts'

/**
 * The provider will take a spot machine back. Something listens, as the node termination handlers of all providers do: the machine is
 * drained at once, and whatever is still on it when the notice is over is lost.
 */
export function noticeInterruption(sim: Simulation, node: Node, atSeconds: number, because?: MarkId): void {
  if (node.phase === 'gone' || node.phase === 'requested' || node.phase === 'silent') return
  const noticeSeconds = sim.draw.spotNotice()
  const reason = `spot interruption: taken back in ${Math.round(noticeSeconds)} s`
  sim.schedule(atSeconds + noticeSeconds, { type: 'spot-reclaimed', node: node.index })
  // A provider that drains in its own way does so first.
  sim.provider.notice(sim, { type: 'spot-notice', node }, atSeconds)
  drainNode(sim, node, { reason, because: [because] }, atSeconds)
}

export function reclaimMachine(sim: Simulation, node: Node, atSeconds: number): void {
  if (node.phase === 'gone') return
  const because = [sim.marks.latest(`node:${node.name}`)]
  removeMachines(sim, [node], { reason: 'spot machine taken back by the provider', because }, atSeconds)
  sim.provider.notice(sim, { type: 'spot-reclaimed', node }, atSeconds)
}
