export type { Comparison, DeltaRow, HeadlineId, HeadlineUnit, ObjectiveChange } from './comparison/comparison.ts'
export type {
  AnalysedRun,
  BurntBeforeAlarm,
  Findings,
  Headroom,
  IntentLosses,
  KeyDecision,
  PeakLoad,
  Reaction,
  SaturationEpisode,
  Spend,
  Verdict,
  Waste,
} from './findings.ts'
export type {
  Breach,
  Comparator,
  EvaluatedObjective,
  Objective,
  ObjectiveMetric,
  ObjectiveProblem,
  ObjectiveUnit,
  RecordedPercentile,
} from './objectives/objective.ts'
export { lossOutcomes, type Outcome, outcomes } from './outcome.ts'
