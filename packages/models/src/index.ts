// contract

// balance
export { type PolicySpec, policies } from './balance/index.ts'
export {
  add,
  batchCapacity,
  type Capacity,
  count,
  cpuQuantity,
  createBatch,
  duration,
  type FieldMeta,
  fits,
  type KeyedStrategy,
  keyedRegistry,
  type LimitKey,
  law,
  memoryQuantity,
  type Outcome,
  outcomeCode,
  outcomes,
  type Pattern,
  type PatternContext,
  parseDuration,
  parseRate,
  pendingCode,
  type RatePiece,
  type Registry,
  type RequestBatch,
  rate,
  ratio,
  registry,
  type Station,
  type StationContext,
  type Strategy,
  subtract,
  type TraceCounts,
} from './contract/index.ts'
// nodes
export {
  type FixedNodesSpec,
  type NodesSpec,
  nodeProviders,
  type PoolIntent,
  type PoolSeen,
  type PoolSpec,
  stepPool,
} from './nodes/index.ts'
// pods
export {
  effectiveRequests,
  type PlacementNode,
  type PodResources,
  type PodSpec,
  place,
  podSpec,
  type ReadinessProbe,
  rankVictims,
  readyAt,
  type VictimView,
} from './pods/index.ts'
// scaling
export { type AutoscalerSpec, autoscalers } from './scaling/index.ts'
