import { type BudgetedPods, mayEvict } from '@plimsoll/models'
import type { Simulation } from '../simulation.ts'
import { reconcilePods } from '../workloads/replica-set.ts'
import { terminatePod } from '../workloads/termination.ts'
import type { Pod } from '../world.ts'

/** A service's pods as its disruption budget counts them. */
export function budgetedPods(sim: Simulation, service: number): BudgetedPods {
  const { desired, pods } = sim.world.services[service]
  return { expected: desired, healthy: pods.reduce((count, { phase }) => count + (phase === 'ready' ? 1 : 0), 0) }
}

/** Whether the eviction API would grant this eviction now. */
export function isEvictable(sim: Simulation, pod: Pod, atSeconds: number): boolean {
  const budget = sim.plan.services[pod.service].disruptionBudget
  const isRunning = pod.containerAtSeconds !== null && pod.containerAtSeconds <= atSeconds
  return mayEvict(budget, budgetedPods(sim, pod.service), { isRunning, isReady: pod.phase === 'ready' })
}

/** Whether Karpenter has to let a pod be where it is, because of its annotation. */
export function isDoNotDisrupt({ plan }: Simulation, { service, scheduledAtSeconds }: Pod, atSeconds: number): boolean {
  const { doNotDisruptSeconds } = plan.services[service].disruptionMarks
  return doNotDisruptSeconds === null || atSeconds - (scheduledAtSeconds ?? atSeconds) < doNotDisruptSeconds
}

/** Asks for evictions, one after the other, each against what the budgets still allow; owners replace what went. Returns those refused. */
export function evictPods(sim: Simulation, pods: readonly Pod[], atSeconds: number): Pod[] {
  const refused: Pod[] = []
  const owners = new Set<number>()
  for (const pod of pods) {
    if (!isEvictable(sim, pod, atSeconds)) {
      refused.push(pod)
      continue
    }
    terminatePod(sim, pod, atSeconds)
    owners.add(pod.service)
  }
  for (const service of owners) reconcilePods(sim, service, atSeconds)
  return refused
}

/** Deletes pods whatever their budgets say: pre-emption, and drains that have run out of time. */
export function deletePods(sim: Simulation, pods: readonly Pod[], atSeconds: number): void {
  for (const pod of pods) terminatePod(sim, pod, atSeconds)
  for (const service of new Set(pods.map((pod) => pod.service))) reconcilePods(sim, service, atSeconds)
}
