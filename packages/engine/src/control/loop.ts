import type { Agenda } from '@plimsoll/kernel'
import { syncAutoscaler } from './autoscaling.ts'
import type { ControlEvent } from './events.ts'
import { joinNode, launchNode, nodeBecameReady, scanPool } from './nodes.ts'
import { periodicAt } from './periods.ts'
import { checkDrained, podBecameReady, schedulePods } from './pods.ts'
import type { Simulation } from './simulation.ts'

/**
 * Runs at most `mostInstants` instants of the control plane: the data plane is brought up to each instant, then everything that
 * happens at it runs in phase order. Returns the instant reached; equal to the end of the run when there is nothing left.
 */
export function advanceLoop(sim: Simulation, agenda: Agenda<ControlEvent>, mostInstants: number, counter: { events: number }): number {
  for (let instants = 0; instants < mostInstants; instants++) {
    const atSeconds = agenda.peekTime()
    if (atSeconds === undefined || atSeconds >= sim.endSeconds) {
      sim.dataPlane.advance(sim.endSeconds)
      return sim.endSeconds
    }
    sim.dataPlane.advance(atSeconds)
    while (agenda.peekTime() === atSeconds) {
      handle(sim, agenda.pop(), atSeconds)
      counter.events++
    }
  }
  return Math.min(agenda.peekTime() ?? sim.endSeconds, sim.endSeconds)
}

/** Everything that can happen. A new kind of event does not compile until it has its line here. */
function handle(sim: Simulation, event: ControlEvent, atSeconds: number): void {
  switch (event.type) {
    case 'kubelet-sample':
      sim.metrics.sample(event.group, atSeconds)
      return next(sim, { ...event, round: event.round + 1 })
    case 'metrics-scrape':
      sim.metrics.scrape(atSeconds)
      return next(sim, { ...event, round: event.round + 1 })
    case 'autoscaler-sync':
      syncAutoscaler(sim, event.service, atSeconds)
      return next(sim, { ...event, round: event.round + 1 })
    case 'pool-scan':
      scanPool(sim, atSeconds)
      return next(sim, { ...event, round: event.round + 1 })
    case 'schedule':
      return schedulePods(sim, atSeconds)
    case 'pod-ready':
      return podBecameReady(sim, sim.world.pods[event.pod], atSeconds)
    case 'pod-drained':
      return checkDrained(sim, sim.world.pods[event.pod], atSeconds)
    case 'node-launched':
      return launchNode(sim, sim.world.nodes[event.node], atSeconds)
    case 'node-joined':
      return joinNode(sim, sim.world.nodes[event.node], atSeconds)
    case 'node-ready':
      return nodeBecameReady(sim, sim.world.nodes[event.node], atSeconds)
    default:
      return unreachable(event)
  }
}

/** Puts the next round of a periodic event on the agenda: start + k · period, never accumulated. */
function next(sim: Simulation, event: Extract<ControlEvent, { readonly round: number }>): void {
  sim.schedule(periodicAt(sim, event), event)
}

function unreachable(event: never): never {
  throw new TypeError(`unknown control event ${JSON.stringify(event)}`)
}
