import { kedaSpec } from './spec.ts'

export { type KedaAnnotations, readAnnotations } from './annotations.ts'
export {
  type ExecutorDecision,
  type ExecutorRule,
  type ExecutorSeen,
  type ExecutorSpec,
  type ExecutorState,
  type KedaCondition,
  type KedaEvent,
  stepExecutor,
} from './executor.ts'
export type { FallbackPods, FallbackRead, Health, KedaFallback } from './fallback.ts'
export { generatedHpa } from './generated-hpa.ts'
export { type HpaAnswer, type HpaReadStep, readForHpa } from './loop/hpa-read.ts'
export { type PollDecision, type PollSeen, poll } from './loop/poll.ts'
export { readWithFallback } from './loop/read.ts'
export { type LoopSpec, type LoopTrigger, loopSpecOf, type SourceAnswer } from './loop/spec.ts'
export { initialKedaState, type KedaState, type KedaStatus } from './loop/state.ts'
export { compileScalingModifiers, compositeOf, isCompositeActive, metricMilli, type ScalingModifiers } from './scaling-modifiers.ts'
export type { KedaSpec } from './spec.ts'
export { type CronSignal, cronSignal, openCron, readCron } from './triggers/cron.ts'
export { selectedNames } from './triggers/pod-selector.ts'
export type { KedaSignal } from './triggers/signal.ts'
export type { KedaTrigger } from './triggers/trigger.ts'

/** KEDA as a member of the autoscaler family: `autoscaler: { keda: <ScaledObject spec> }`. */
export const keda = {
  kind: 'keda',
  title: 'KEDA',
  help: 'Starts and stops a service by its queues, clocks and metrics, and sizes it through an HPA. Paste a ScaledObject spec.',
  spec: kedaSpec,
} as const
