import { hpaSpec } from './spec.ts'
import { initialHpaState, step } from './step.ts'

export type {
  Condition as HpaCondition,
  ConditionType as HpaConditionType,
  CurrentMetric as HpaCurrentMetric,
  DecisionRule as HpaDecisionRule,
  HpaDecision,
  HpaEvent,
  HpaMemory,
  HpaState,
  HpaStatus,
  MetricProposal as HpaMetricProposal,
  PodCounts as HpaPodCounts,
  ProposalRule as HpaProposalRule,
  ScaleWrite as HpaScaleWrite,
} from './decision.ts'
export { metricFailure, readFailure } from './metrics/describe.ts'
export { type HpaProfile, type HpaVersion, hpaProfiles, hpaVersions } from './profiles.ts'
export {
  type AverageTarget,
  averageReplicas,
  type CpuReadiness,
  type PodMetricInput,
  sumSeries,
  type Tolerance,
  type UtilizationTarget,
  utilizationReplicas,
  type ValueInput,
  type ValuePerPodInput,
  valuePerPodReplicas,
  valueReplicas,
} from './replica-calculator/index.ts'
export type { HpaContainerView, HpaPodView, HpaSeen, MetricReading, PodSamples, ScaleWriteFate } from './seen.ts'
export type { HpaBehavior, HpaScalingPolicy, HpaScalingRules } from './spec/behavior.ts'
export { type HpaController, hpaControllerSpec } from './spec/controller.ts'
export type { HpaMetric, MetricSourceType } from './spec/metrics.ts'
export type { HpaTarget } from './spec/targets.ts'
export { type HpaSpec, hpaSpec } from './spec.ts'
export { afterRestart, type HpaStep, initialHpaState, step as stepHpa } from './step.ts'

/** The controller as a member of the autoscaler family: `autoscaler: { hpa: <autoscaling/v2 spec> }`. */
export const hpa = {
  kind: 'hpa',
  title: 'Horizontal Pod Autoscaler',
  help: 'Sizes a service by its metrics exactly as kube-controller-manager does. Paste an autoscaling/v2 spec.',
  spec: hpaSpec,
  step,
  initialState: initialHpaState,
} as const
