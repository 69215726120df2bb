export { type AverageCount, type AverageTarget, averageReplicas } from './average.ts'
export type { CpuReadiness } from './grouping.ts'
export type { PodMetricInput } from './pod-metric.ts'
export { isTolerated, type Tolerance } from './tolerance.ts'
export type { Count } from './two-pass.ts'
export { type UtilizationCount, type UtilizationTarget, utilizationReplicas } from './utilization.ts'
export {
  type SeriesOverflow,
  sumSeries,
  type ValueInput,
  type ValuePerPodCount,
  type ValuePerPodInput,
  valuePerPodReplicas,
  valueReplicas,
} from './value.ts'
