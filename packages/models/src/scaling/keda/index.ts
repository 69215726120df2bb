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
export { type HpaAnswer, type HpaReadStep, readForHpa } from './loop/hpa-read.ts'
export { type PollDecision, type PollSeen, poll } from './loop/poll.ts'
export { readWithFallback } from './loop/read.ts'
export type { LoopSpec, LoopTrigger, SourceAnswer } from './loop/spec.ts'
export { initialKedaState, type KedaState, type KedaStatus } from './loop/state.ts'
export { compileScalingModifiers, compositeOf, isCompositeActive, metricMilli, type ScalingModifiers } from './scaling-modifiers.ts'
export { type CronSignal, cronSignal, openCron, readCron } from './triggers/cron.ts'
