import { initialScheduledState, type ScheduledSpec, type ScheduledState, stepScheduled } from '@plimsoll/models'
import type { Plan } from '../../plan/plan.ts'
import type { Simulation } from '../simulation.ts'
import { markDecision } from './decision-marks.ts'
import { syncHpa } from './hpa.ts'
import { readMetric } from './readings.ts'
import { resize } from './resize.ts'

export type ScheduledMemory = { readonly startUnixSeconds: number; state: ScheduledState }

export function createScheduled(plan: Plan): ScheduledMemory {
  return { startUnixSeconds: startUnixSecondsOf(plan), state: initialScheduledState }
}

/** Seconds since 1970 at which the run starts. */
export function startUnixSecondsOf({ startIso }: Plan): number {
  return new Date(startIso).getTime() / 1000
}

/** Bounds at the start of a run: a timetable has been there before it. */
export function scheduledAtStart(
  spec: ScheduledSpec,
  memory: ScheduledMemory,
): { readonly minReplicas: number; readonly maxReplicas: number } {
  const { decision, state } = stepScheduled(spec, memory.state, { atUnixSeconds: memory.startUnixSeconds })
  memory.state = state
  return decision
}

/** One look at the timetable: writes its size, or lets the HPA work within its bounds. */
export function syncScheduled(sim: Simulation, service: number, spec: ScheduledSpec, atSeconds: number): void {
  const memory = sim.autoscaling.scheduled[service]
  if (!memory) return
  const { decision, state } = stepScheduled(spec, memory.state, { atUnixSeconds: memory.startUnixSeconds + atSeconds })
  memory.state = state
  const { minReplicas, maxReplicas, rule, reason } = decision
  if (spec.base.kind === 'hpa') {
    const hpa = { ...spec.base.hpa, minReplicas, maxReplicas }
    const read = hpa.metrics.map((metric) => readMetric(sim, service, metric, atSeconds))
    resize(sim, service, syncHpa(sim, service, hpa, read, atSeconds, reason), atSeconds)
    return
  }
  const write = sim.world.services[service].desired === minReplicas ? null : minReplicas
  markDecision(sim, service, { controller: 'scheduled', rule, wanted: minReplicas, write, reason }, atSeconds, () => ({
    seen: [],
    decision: {
      controller: 'scheduled',
      proposals: [],
      rule,
      recommended: minReplicas,
      stabilised: null,
      allowed: minReplicas,
      conditions: [],
    },
  }))
  resize(sim, service, write, atSeconds)
}
