import { type HpaPodView, type HpaState, initialHpaState } from '@plimsoll/models'
import type { Plan } from '../../plan/plan.ts'
import type { Simulation } from '../simulation.ts'
import { reconcilePods } from '../workloads/replica-set.ts'
import { syncHpa } from './hpa.ts'

/**
 * What autoscalers remember between rounds, by service; `held` is what held the last one back since the size changed. `podViews` are lists to
 * be filled again: a new one a round would outlive it by many.
 */
export type Autoscaling = {
  readonly hpa: (HpaState | null)[]
  readonly held: (string | null)[]
  readonly podViews: readonly HpaPodView[][]
}

export function createAutoscaling(plan: Plan): Autoscaling {
  return {
    hpa: plan.services.map(({ autoscaler }) => (autoscaler.kind === 'hpa' ? initialHpaState : null)),
    held: plan.services.map(() => null),
    podViews: plan.services.map(() => []),
  }
}

/** One round of a service's autoscaler: shows it the world as it would see it, and does what it writes. */
export function syncAutoscaler(sim: Simulation, service: number, atSeconds: number): void {
  const { autoscaler } = sim.plan.services[service]
  switch (autoscaler.kind) {
    case 'fixed':
      return
    case 'hpa':
      resize(sim, service, syncHpa(sim, service, autoscaler.spec, atSeconds), atSeconds)
  }
}

/** Writes spec.replicas of a service; null leaves it as it is. */
function resize(sim: Simulation, service: number, replicas: number | null, atSeconds: number): void {
  if (replicas === null) return
  const target = sim.world.services[service]
  target.grownFrom = replicas > target.desired ? (target.grownFrom ?? target.desired) : null
  target.desired = replicas
  reconcilePods(sim, service, atSeconds)
}
