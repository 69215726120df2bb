export { type AnalyseExtras, analyse } from './analyse.ts'
export { compare } from './comparison/compare.ts'
export type { Comparison, DeltaRow, HeadlineId, HeadlineUnit, ObjectiveChange } from './comparison/comparison.ts'
export { type Why, type WhyStep, whyAt, whyMark } from './decisions/why.ts'
export type {
  AnalysedRun,
  Findings,
  ForecastAccuracy,
  Headroom,
  IntentLosses,
  KeyDecision,
  PeakLoad,
  PodSizeAdvice,
  Reaction,
  ReactionStage,
  ResourceAdvice,
  SaturationEpisode,
  Spend,
  Verdict,
  Waste,
  Waterfall,
  WaterfallStage,
} from './findings.ts'
export { reactionStages } from './findings.ts'
export { metricNames } from './objectives/metric-names.ts'
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
export { type ParsedObjective, parseObjective } from './objectives/parse.ts'
export type { KnownNames } from './objectives/scope.ts'
export { lossOutcomes, type Outcome, outcomes } from './outcome.ts'
export { spendInstants } from './series/buckets.ts'
