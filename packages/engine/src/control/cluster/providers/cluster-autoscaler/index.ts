import { type CaDecision, type CaSettings, type CaState, initialCaState, isSettled, stepClusterAutoscaler } from '@plimsoll/models'
import type { Simulation } from '../../../simulation.ts'
import type { Node } from '../../../world.ts'
import { startMachines } from '../../machines.ts'
import type { NodeProvider } from '../provider.ts'
import { createActuation, replaceReclaimed } from './actuation.ts'
import { firstSizes } from './first-sizes.ts'
import { createHeldMarks } from './held-marks.ts'
import { createView, type Refused, type View } from './seen.ts'

/** A productive loop with frequent loops is followed by another at once; the loop itself takes about so long. Our choice. */
const loopSeconds = 1

/** The Cluster Autoscaler over the plan's node groups. */
export function createClusterAutoscaler(settings: CaSettings): NodeProvider {
  let state: CaState = initialCaState
  let view: View | null = null
  let refused = new Map<string, Refused>()
  let lastLoopAtSeconds = Number.NEGATIVE_INFINITY
  /** `changes` of the world when a loop found that nothing but a change gives the next one anything to do. */
  let settledAtChange: number | null = null
  const actuation = createActuation(settings)
  const held = createHeldMarks()

  const viewOf = (sim: Simulation) => {
    view ??= createView(sim.plan.services)
    return view
  }

  function loop(sim: Simulation, atSeconds: number): void {
    if (atSeconds === lastLoopAtSeconds || (sim.world.changes === settledAtChange && refused.size === 0)) return
    lastLoopAtSeconds = atSeconds
    const between = { refused, failedDeletions: actuation.takeFailures(), isBeingDeleted: actuation.isBeingDeleted }
    const seen = viewOf(sim).seen(sim, atSeconds, between)
    const { decision, state: next } = stepClusterAutoscaler(settings, state, seen)
    state = next
    settledAtChange = isSettled(seen, decision, state) ? sim.world.changes : null
    const failures = refused
    refused = new Map()
    held.mark(sim, decision, atSeconds)
    actuation.carryOut(sim, withoutRefused(decision, failures), atSeconds)
    if (decision.isNextAtOnce) sim.schedule(atSeconds + loopSeconds, { type: 'provider-wake', topic: 'loop' })
  }

  function noteRefusal(sim: Simulation, { group }: Node, code: string): void {
    const { name } = sim.plan.nodes.groups[group]
    refused.set(name, { count: (refused.get(name)?.count ?? 0) + 1, code })
  }

  return {
    scanPeriodSeconds: settings.flags['scan-interval'],
    start(sim) {
      firstSizes(settings, sim, viewOf(sim)).forEach((count, group) => {
        const { machines } = sim.plan.nodes.groups[group]
        machines.forEach((_, machine) => {
          // The zones are as even as can be, the first ones larger.
          startMachines(sim, { group, machine, count: Math.ceil((count - machine) / machines.length) })
        })
      })
    },
    scan: loop,
    notice(sim, notice, atSeconds) {
      if (notice.type === 'provider-wake' && notice.topic === 'loop') loop(sim, atSeconds)
      else if (notice.type === 'provider-wake') actuation.wake(sim, notice.topic, atSeconds)
      else if (notice.type === 'node-drained') actuation.drained(sim, notice.node, atSeconds)
      else if (notice.type === 'launch-refused') noteRefusal(sim, notice.node, notice.code)
      else if (notice.type === 'spot-reclaimed') replaceReclaimed(sim, notice.node, atSeconds)
      else if (notice.type === 'pods-unschedulable' && settings.flags['frequent-loops-enabled']) {
        sim.schedule(atSeconds, { type: 'provider-wake', topic: 'loop' })
      }
    },
  }
}

/** Refused machines are gone already: nothing of the group is left to give back for them. */
function withoutRefused(decision: CaDecision, refused: ReadonlyMap<string, Refused>): CaDecision {
  if (refused.size === 0) return decision
  return { ...decision, lower: decision.lower.filter(({ group }) => !refused.has(group)) }
}
