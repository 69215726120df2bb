export { type KarpenterSpec, karpenterSpec } from './karpenter.ts'
export { type NodePoolSpec, nodePoolSpec, poolOf } from './node-pool.ts'
