export { type NodePoolSpec, nodePoolSpec, poolOf } from './node-pool.ts'
