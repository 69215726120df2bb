import { type HpaState, initialHpaState } from '@plimsoll/models'
import type { Plan } from '../../plan/plan.ts'
import type { Draw } from '../draw.ts'
import type { Simulation } from '../simulation.ts'
import { syncHpa } from './hpa.ts'
import { createKeda, type KedaMemory } from './keda/memory.ts'
import { readForKedaHpa } from './keda/read-for-hpa.ts'
import { createPodList, type PodList } from './pod-list.ts'
import { createPredictive, type PredictiveMemory, syncPredictive } from './predictive.ts'
import { readMetric } from './readings.ts'
import { resize } from './resize.ts'
import { createPolicies, type PoliciesMemory, syncPolicies } from './scaling-policies.ts'
import { createScheduled, type ScheduledMemory, syncScheduled } from './scheduled.ts'

/**
 * What autoscalers remember between rounds, by service; `held` is what held a controller back last, since it changed the size. `lists` are the
 * pods that they see.
 */
export type Autoscaling = {
  readonly hpa: (HpaState | null)[]
  readonly keda: readonly (KedaMemory | null)[]
  readonly scheduled: readonly (ScheduledMemory | null)[]
  readonly predictive: readonly (PredictiveMemory | null)[]
  readonly policies: readonly (PoliciesMemory | null)[]
  readonly held: Map<string, string | null>
  readonly lists: readonly PodList[]
}

export function createAutoscaling(plan: Plan, draw: Draw): Autoscaling {
  return {
    hpa: plan.services.map(({ autoscaler }) => (autoscaler.kind === 'fixed' ? null : initialHpaState)),
    keda: plan.services.map(({ name, autoscaler }) => (autoscaler.kind === 'keda' ? createKeda(plan, name, autoscaler.spec) : null)),
    scheduled: plan.services.map(({ autoscaler }) => (autoscaler.kind === 'scheduled' ? createScheduled(plan) : null)),
    predictive: plan.services.map(({ autoscaler }, service) =>
      autoscaler.kind === 'predictive' ? createPredictive(plan, service, autoscaler.spec, draw) : null,
    ),
    policies: plan.services.map(({ autoscaler }) => (autoscaler.kind === 'scalingPolicies' ? createPolicies() : null)),
    held: new Map(),
    lists: plan.services.map(createPodList),
  }
}

/** One round of a service's autoscaler: shows it the world as it would see it, and does what it writes. */
export function syncAutoscaler(sim: Simulation, service: number, atSeconds: number): void {
  const { autoscaler } = sim.plan.services[service]
  switch (autoscaler.kind) {
    case 'fixed':
      return
    case 'hpa': {
      const { spec } = autoscaler
      const read = spec.metrics.map((metric) => readMetric(sim, service, metric, atSeconds))
      resize(sim, service, syncHpa(sim, service, spec, read, atSeconds), atSeconds)
      return
    }
    case 'keda': {
      const hpa = sim.autoscaling.keda[service]?.hpa
      if (!hpa) return
      resize(sim, service, syncHpa(sim, service, hpa, readForKedaHpa(sim, service, hpa, atSeconds), atSeconds), atSeconds)
      return
    }
    case 'scheduled':
      syncScheduled(sim, service, autoscaler.spec, atSeconds)
      return
    case 'predictive':
      syncPredictive(sim, service, autoscaler.spec, atSeconds)
      return
    case 'scalingPolicies':
      syncPolicies(sim, service, autoscaler.spec, atSeconds)
  }
}
