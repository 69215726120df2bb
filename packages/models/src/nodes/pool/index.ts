import { poolSpec } from './spec.ts'

export type { PoolSpec } from './spec.ts'
export { type PoolIntent, type PoolSeen, stepPool } from './step.ts'

/** `nodes: { pool: { machineType: m7g.2xlarge, min: 3, max: 40 } }`. */
export const pool = {
  kind: 'pool',
  title: 'Node pool',
  help: 'One pool of on-demand machines that grows for pending pods and shrinks when machines stay empty.',
  spec: poolSpec,
} as const
