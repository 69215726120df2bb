export { type BudgetedPods, desiredHealthy, disruptionsAllowed, type EvictedPod, mayEvict } from './budget.ts'
export { type PodDisruptionBudget, podDisruptionBudgetSpec } from './spec.ts'
