import { predictiveSpec } from './spec.ts'
import { startPredictive } from './state.ts'
import { step } from './step.ts'

export type { ForecastTally } from './errors.ts'
export { type PredictiveSpec, predictiveSpec } from './spec.ts'
export { type ObservedLoad, type PredictiveState, startPredictive } from './state.ts'
export { type PredictiveDecision, step as stepPredictive } from './step.ts'

/** Pods for the load that is forecast for when they will be ready. */
export const predictive = {
  kind: 'predictive',
  title: 'Predictive',
  help: 'Forecasts the load by season and calendar and asks for pods as long before it as they take to serve, alone or over an HPA.',
  spec: predictiveSpec,
  step,
  start: startPredictive,
} as const
