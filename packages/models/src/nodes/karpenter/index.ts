export { cheapestOffering } from './instance-choice.ts'
export { type NodeClaim, type PlacementRule, type Provisioning, provision } from './provision.ts'
export type { RelaxRule } from './relax.ts'
export type { Requirement } from './requirement.ts'
export type { PoolRequirement, Requirements } from './requirements.ts'
export { type NodePoolSpec, nodePoolSpec, poolOf } from './spec.ts'
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
