import { clusterAutoscalerSpec } from './spec.ts'

export type { Growth as CaGrowth } from './balance.ts'
export { type CaVersion, caVersions } from './profiles.ts'
export type { Removal as CaRemoval } from './removal.ts'
export type { Unremovable as CaUnremovable } from './scale-down.ts'
export { type CaSettings, type ClusterAutoscalerSpec, caSettings, type NodeGroupSpec } from './spec.ts'
export { type CaState, initialCaState, type UnremovableReason } from './state.ts'
export { type CaDecision, type CaRule, type CaStep, stepClusterAutoscaler } from './step.ts'
export type { CaDisruptionBudget, CaGroup, CaNode, CaOwner, CaPod, CaPodPrices, CaSeen, CaTemplate } from './world.ts'

/** `nodes: { clusterAutoscaler: { nodeGroups: [{ name: general, machineType: m7g.xlarge, max: 20 }] } }`. */
export const clusterAutoscaler = {
  kind: 'clusterAutoscaler',
  title: 'Cluster Autoscaler',
  help: 'Node groups that grow for pods that fit nowhere and shrink when their machines are needed too little, by the rules of the real one.',
  spec: clusterAutoscalerSpec,
} as const
