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
  type DisruptionWorld,
  emptyCandidates,
  type Removal,
  type RunningPod,
  removeEmpty,
  underutilizedCandidates,
} from './disruption/index.ts'
export { cheapestOffering } from './instance-choice.ts'
export { type NodeClaim, type PlacementRule, type Provisioning, provision } from './provision.ts'
export type { RelaxRule } from './relax.ts'
export type { Requirement } from './requirement.ts'
export type { PoolRequirement, Requirements } from './requirements.ts'
export { type NodePoolSpec, nodePoolSpec, poolOf } from './spec/index.ts'
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
