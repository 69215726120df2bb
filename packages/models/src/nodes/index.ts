import type { z } from 'zod'
import { keyedRegistry } from '../contract/keyed.ts'
import { clusterAutoscaler } from './cluster-autoscaler/index.ts'
import { fixed } from './fixed/index.ts'
import { karpenter } from './karpenter/index.ts'
import { pool } from './pool/index.ts'
import { scalingGroup } from './scaling-group/index.ts'

export {
  type CaDecision,
  type CaGroup,
  type CaNode,
  type CaPod,
  type CaSeen,
  type CaSettings,
  type CaState,
  type CaUnremovable,
  type ClusterAutoscalerSpec,
  caSettings,
  initialCaState,
  isSettled,
  type NodeGroupSpec,
  stepClusterAutoscaler,
} from './cluster-autoscaler/index.ts'
export type { FixedNodesSpec } from './fixed/index.ts'
export {
  addToBatch,
  allowedDisruptions,
  availableTypes,
  balancedTotals,
  batchDueAtSeconds,
  type Candidate,
  candidatesOf,
  cheapestOffering,
  chooseOffering,
  consolidateMany,
  consolidateOne,
  createProvisioner,
  type DisruptionBudget,
  type DisruptionNode,
  type DisruptionPool,
  type DisruptionState,
  type DisruptionStep,
  type DisruptionWorld,
  emptyCandidates,
  expiredNodes,
  givenUpAtSeconds,
  hasSearchedAll,
  initialDisruptionState,
  type KarpenterAmounts,
  type KarpenterDaemonSet,
  type KarpenterInstanceType,
  type KarpenterLimits,
  type KarpenterNode,
  type KarpenterOffering,
  type KarpenterPod,
  type KarpenterPool,
  type KarpenterSpec,
  type KarpenterSpread,
  type KarpenterWorld,
  type Launch,
  mayLaunch,
  type NodeClaim,
  type NodePoolSpec,
  nominationSeconds,
  type PlacementRule,
  type PodBatch,
  type PoolRequirement,
  type Provisioning,
  pendingRetrySeconds,
  poolOf,
  provision,
  type RelaxRule,
  type Removal,
  type Requirement,
  type Requirements,
  type RunningPod,
  removeEmpty,
  stepDisruption,
  type UnavailableOfferings,
  underutilizedCandidates,
  withUnavailable,
} from './karpenter/index.ts'
export { type PoolIntent, type PoolSeen, type PoolSpec, stepPool } from './pool/index.ts'
export {
  chooseTermination,
  initialScalingGroupState,
  monitoringSeconds,
  type ScalingGroupBounds,
  type ScalingGroupSeen,
  type ScalingGroupSpec,
  type ScalingGroupState,
  stepScalingGroup,
  type TerminationPolicy,
} from './scaling-group/index.ts'
export {
  askForMachine,
  beginShortage,
  type CountedMachine,
  endShortage,
  hazardPerHour,
  initialSupply,
  type SupplySpec,
  type SupplyState,
  secondsToInterruption,
  supplySpec,
} from './supply/index.ts'
export { type WarmPoolBounds, type WarmPoolSpec, type WarmState, warmPoolSize, warmStart } from './warm-pool/index.ts'

/** Where machines come from. */
export const nodeProviders = keyedRegistry(clusterAutoscaler, fixed, pool, scalingGroup, karpenter)
export type NodesSpec = z.output<typeof nodeProviders.spec>
