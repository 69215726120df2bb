export { type AverageTarget, averageReplicas } from './average.ts'
export type { CpuReadiness } from './grouping.ts'
export type { PodMetricInput } from './pod-metric.ts'
export type { Tolerance } from './tolerance.ts'
export type { Count } from './two-pass.ts'
export { type UtilizationTarget, utilizationReplicas } from './utilization.ts'
export {
  sumSeries,
  type ValueInput,
  type ValuePerPodInput,
  valuePerPodReplicas,
  valueReplicas,
} from './value.ts'
