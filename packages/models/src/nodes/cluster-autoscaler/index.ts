import { clusterAutoscalerSpec } from './spec.ts'

export type { Unremovable as CaUnremovable } from './scale-down.ts'
export { isSettled } from './settled.ts'
export { type CaSettings, type ClusterAutoscalerSpec, caSettings, type NodeGroupSpec } from './spec.ts'
export { type CaState, initialCaState } from './state.ts'
export { type CaDecision, stepClusterAutoscaler } from './step.ts'
export type { CaGroup, CaNode, CaPod, CaSeen } from './world.ts'

/** `nodes: { clusterAutoscaler: { nodeGroups: [{ name: general, machineType: m7g.xlarge, max: 20 }] } }`. */
export const clusterAutoscaler = {
  kind: 'clusterAutoscaler',
  title: 'Cluster Autoscaler',
  help: 'Node groups that grow for pods that fit nowhere and shrink when their machines are needed too little, by the rules of the real one.',
  spec: clusterAutoscalerSpec,
} as const
