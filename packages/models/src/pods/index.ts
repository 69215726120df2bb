export { cpuStretch, cpuStretches } from './cpu-limit/index.ts'
export {
  type BudgetedPods,
  type DisruptionMarks,
  disruptionMarks,
  disruptionsAllowed,
  mayEvict,
  type PodDisruptionBudget,
  podDisruptionBudgetSpec,
} from './disruption/index.ts'
export {
  type ContainerStart,
  countResult,
  type Probe,
  type ProbeStreak,
  type Probes,
  passing,
  type QueuedProbe,
  type StartVerdict,
  startVerdict,
} from './lifecycle/probes/index.ts'
export { type BackOff, type RestartTiming, restart, restartTiming } from './lifecycle/restarts/index.ts'
export {
  deploymentFields,
  progressOf,
  type ReplicaSetView,
  type RollingUpdate,
  type RolloutProgress,
  rescale,
  rolloutBounds,
  rolloutSpec,
  stepRollout,
  strategySpec,
} from './lifecycle/rollouts/index.ts'
export {
  addPull,
  type CreationBudget,
  cachedSeconds,
  createNow,
  fullCreationBudget,
  type KubeletSpec,
  kubeletSpec,
  loadSeconds,
  type ModelLoad,
  modelLoadOf,
  nextEnd,
  type PullQueue,
  progress,
  pullRateLaw,
  pullsAtOnce,
  type StartStep,
  startSteps,
  takeEnded,
} from './lifecycle/start/index.ts'
export { preStopLaw, stopTimes } from './lifecycle/termination/index.ts'
export { canRunOut, lifetimeSeconds, type MemoryUse, memoryCheckSeconds, workingSetBytes } from './memory/index.ts'
export { type Priority, type PriorityClass, priorityOf, schedulerPod, sharedClaims, systemPriorityClasses } from './placement/index.ts'

export { effectiveRequests, type PodResources, type PodSpec, podSpec } from './pod-spec.ts'
export {
  type BoundPod,
  bindPod,
  type ContainerRequests,
  emptyNode,
  explainRefusals,
  NodeTable,
  type NodeUse,
  type PendingReason,
  type Placement,
  Placer,
  pendingReason,
  preempt,
  type SchedulerNode,
  type SchedulerPod,
  type SchedulerResources,
  type ScoringStrategy,
  type SpreadConstraint,
  schedule,
  type Verdict,
} from './scheduling/index.ts'
export { compareVictims, rankVictims, type VictimComparison, type VictimRule, type VictimView, withSurroundings } from './victims/index.ts'
