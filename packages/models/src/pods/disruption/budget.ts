import type { PodDisruptionBudget } from './spec.ts'

/** A service's pods as the disruption controller counts them. */
export type BudgetedPods = {
  /** Replicas that the controllers of the pods want; `minAvailable` as a number doesn't need it. */
  readonly expected: number
  /** Ready and not being deleted. */
  readonly healthy: number
}

type Threshold = NonNullable<PodDisruptionBudget['minAvailable']>

/** Ready pods that must stay. Percentages round up, so `maxUnavailable: 10%` of 3 lets 1 go. */
function desiredHealthy({ minAvailable, maxUnavailable }: PodDisruptionBudget, expected: number): number {
  if (minAvailable) return podsOf(minAvailable, expected)
  return maxUnavailable ? Math.max(0, expected - podsOf(maxUnavailable, expected)) : 0
}

/** status.disruptionsAllowed: evictions of ready pods that are granted now. */
export function disruptionsAllowed(budget: PodDisruptionBudget, { expected, healthy }: BudgetedPods): number {
  return expected <= 0 ? 0 : Math.max(0, healthy - desiredHealthy(budget, expected))
}

function podsOf({ unit, value }: Threshold, expected: number): number {
  return unit === 'pods' ? value : Math.ceil((value * expected) / 100)
}

/** `isRunning`: a container runs; a pod that only waits, or is deleted already, is evicted without asking. */
type EvictedPod = { readonly isRunning: boolean; readonly isReady: boolean }

/** Whether the eviction API grants the eviction of a pod now; without a budget always. */
export function mayEvict(budget: PodDisruptionBudget | null, pods: BudgetedPods, { isRunning, isReady }: EvictedPod): boolean {
  if (!budget || !isRunning) return true
  if (disruptionsAllowed(budget, pods) > 0) return true
  if (isReady) return false
  if (budget.unhealthyPodEvictionPolicy === 'AlwaysAllow') return true
  const desired = desiredHealthy(budget, pods.expected)
  return desired > 0 && pods.healthy >= desired
}
