import { karpenterSpec } from './spec/index.ts'

export {
  allowedDisruptions,
  balancedTotals,
  type Candidate,
  candidatesOf,
  consolidateMany,
  consolidateOne,
  type DisruptionBudget,
  type DisruptionNode,
  type DisruptionPool,
  type DisruptionState,
  type DisruptionStep,
  type DisruptionWorld,
  emptyCandidates,
  expiredNodes,
  hasSearchedAll,
  initialDisruptionState,
  type Removal,
  type RunningPod,
  removeEmpty,
  stepDisruption,
  underutilizedCandidates,
} from './disruption/index.ts'
export { cheapestOffering } from './instance-choice.ts'
export {
  addToBatch,
  availableTypes,
  batchDueAtSeconds,
  chooseOffering,
  givenUpAtSeconds,
  type Launch,
  nominationSeconds,
  type PodBatch,
  pendingRetrySeconds,
  type UnavailableOfferings,
  withUnavailable,
} from './launch/index.ts'
export { mayLaunch } from './pools.ts'
export { createProvisioner, type NodeClaim, type PlacementRule, type Provisioning, provision } from './provision.ts'
export type { RelaxRule } from './relax.ts'
export type { Requirement } from './requirement.ts'
export type { PoolRequirement, Requirements } from './requirements.ts'
export { type KarpenterSpec, type NodePoolSpec, poolOf } from './spec/index.ts'
export type {
  Amounts as KarpenterAmounts,
  KarpenterDaemonSet,
  KarpenterInstanceType,
  KarpenterLimits,
  KarpenterNode,
  KarpenterOffering,
  KarpenterPod,
  KarpenterPool,
  KarpenterSpread,
  KarpenterWorld,
} from './world.ts'

/** `nodes: { karpenter: { nodePools: [...] } }`. */
export const karpenter = {
  kind: 'karpenter',
  title: 'Karpenter',
  help: 'NodePools: machines of any suitable type, chosen by price for the pods that wait, and taken away when others can do their work.',
  spec: karpenterSpec,
} as const
