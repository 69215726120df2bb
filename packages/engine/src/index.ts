export { checkCatalog, compile } from './plan/compile.ts'
export { hashPlan } from './plan/hash.ts'
export type { Plan, PlannedBudget, PlannedService, PlannedSource } from './plan/plan.ts'
export type { PlannedGroup, PlannedMachine, PlannedNodes, PlannedProvider, PlannedProvisioning } from './plan/planned-nodes.ts'
export type { DecisionProposal, ScalingDecision } from './result/decision.ts'
export type { PodJourneys } from './result/journeys.ts'
export type { Mark, MarkId, MarkKind, PodTrouble } from './result/marks.ts'
export type { OutcomeLedger, SourceOutcomes } from './result/outcomes.ts'
export type {
  Column,
  Fidelity,
  ForecastRecord,
  Intent,
  LatencySummary,
  Metric,
  MetricId,
  PodSizeRecord,
  RunResult,
  Unit,
} from './result/run-result.ts'
export type { HourlyTraffic, NodeLease, Usage } from './result/usage.ts'
export { RunCancelled, type RunOptions, type RunProgress, run, type StartedRun, startRun } from './run.ts'
export { engineVersion } from './version.ts'
