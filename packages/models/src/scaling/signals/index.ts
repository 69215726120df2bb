export { noMetrics, sourceDown, unavailable, unknownMetric } from './failures.ts'
export { adapterMilli } from './quantities.ts'
export { type CounterRange, extrapolatedRate } from './rate.ts'
export { defaultPipeline, type Measure, measures, type Pipeline, pipelineSpec, type SignalType, signalTypes } from './spec.ts'
