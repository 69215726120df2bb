import type { Simulation } from '../simulation.ts'
import { predictedAtStart } from './predictive.ts'
import { scheduledAtStart } from './scheduled.ts'

/** Pods at the start of a run: timetables and forecasts have been there before it. */
export function startingReplicas(sim: Simulation, service: number): number {
  const { autoscaler, initialReplicas } = sim.plan.services[service]
  const { scheduled, predictive } = sim.autoscaling
  const [timetable, forecaster] = [scheduled[service], predictive[service]]
  if (autoscaler.kind === 'scheduled' && timetable) return within(scheduledAtStart(autoscaler.spec, timetable), initialReplicas)
  if (autoscaler.kind === 'predictive' && forecaster) return within(predictedAtStart(sim, service, autoscaler.spec), initialReplicas)
  return initialReplicas
}

function within({ minReplicas, maxReplicas }: { readonly minReplicas: number; readonly maxReplicas: number }, replicas: number): number {
  return Math.min(maxReplicas, Math.max(minReplicas, replicas))
}
