export { type DisruptionMarks, disruptionMarks, podAnnotationsSpec } from './annotations.ts'
export { type BudgetedPods, disruptionsAllowed, mayEvict } from './budget.ts'
export { type PodDisruptionBudget, podDisruptionBudgetSpec } from './spec.ts'
