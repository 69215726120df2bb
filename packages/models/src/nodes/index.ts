import type { z } from 'zod'
import { keyedRegistry } from '../contract/keyed.ts'
import { clusterAutoscaler } from './cluster-autoscaler/index.ts'
import { fixed } from './fixed/index.ts'
import { pool } from './pool/index.ts'

export {
  type CaDecision,
  type CaDisruptionBudget,
  type CaGroup,
  type CaGrowth,
  type CaNode,
  type CaOwner,
  type CaPod,
  type CaPodPrices,
  type CaRemoval,
  type CaRule,
  type CaSeen,
  type CaSettings,
  type CaState,
  type CaStep,
  type CaTemplate,
  type CaUnremovable,
  type CaVersion,
  type ClusterAutoscalerSpec,
  caSettings,
  caVersions,
  initialCaState,
  type NodeGroupSpec,
  stepClusterAutoscaler,
  type UnremovableReason,
} from './cluster-autoscaler/index.ts'
export type { FixedNodesSpec } from './fixed/index.ts'
export {
  allowedDisruptions,
  balancedTotals,
  type Candidate,
  candidatesOf,
  cheapestOffering,
  consolidateMany,
  consolidateOne,
  type DisruptionBudget,
  type DisruptionNode,
  type DisruptionPool,
  type DisruptionWorld,
  emptyCandidates,
  type KarpenterAmounts,
  type KarpenterDaemonSet,
  type KarpenterInstanceType,
  type KarpenterLimits,
  type KarpenterNode,
  type KarpenterOffering,
  type KarpenterPod,
  type KarpenterPool,
  type KarpenterSpread,
  type KarpenterWorld,
  type NodeClaim,
  type NodePoolSpec,
  nodePoolSpec,
  type PlacementRule,
  type PoolRequirement,
  type Provisioning,
  poolOf,
  provision,
  type RelaxRule,
  type Removal,
  type Requirement,
  type Requirements,
  type RunningPod,
  removeEmpty,
  underutilizedCandidates,
} from './karpenter/index.ts'
export { type PoolIntent, type PoolSeen, type PoolSpec, stepPool } from './pool/index.ts'

/** Where machines come from. */
export const nodeProviders = keyedRegistry(clusterAutoscaler, fixed, pool)
export type NodesSpec = z.output<typeof nodeProviders.spec>
