export { add, type Capacity, fits, subtract } from './capacity.ts'
export { law } from './law.ts'
export { labelsField, tolerationField } from './node-fields.ts'
export {
  acceptsNode,
  type LabelExpression,
  type LabelSelector,
  type Labels,
  selects,
  type Taint,
  type Toleration,
  untolerated,
} from './node-selection.ts'
export { isChosen } from './offering-choice.ts'
export { type Outcome, outcomeCode, outcomes, pendingCode } from './outcome.ts'
export { cpuQuantity, memoryQuantity } from './quantity-fields.ts'
export { registry } from './registry.ts'
export { batchCapacity, createBatch, type RequestBatch } from './request-batch.ts'
export type { Station } from './station.ts'
export type { Pattern, PatternContext, RatePiece, TraceCounts } from './traffic.ts'
export { count, duration, type FieldMeta, parseDuration, parseRate, rate, ratio } from './units.ts'
