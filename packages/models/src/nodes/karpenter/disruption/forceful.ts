import type { DisruptionPool } from './world.ts'

/** A node as expiry sees it. */
export type Ageing = { readonly name: string; readonly nodePool: string; readonly createdAtSeconds: number; readonly isDeleting: boolean }

/**
 * Nodes that are as old as their NodePool allows: they are drained at once. No budget, no do-not-disrupt and no replacement stands before it.
 *
 * @see karpenter pkg/controllers/nodeclaim/expiration/controller.go
 */
export function expiredNodes<Node extends Ageing>(nodes: readonly Node[], pools: readonly DisruptionPool[], atSeconds: number): Node[] {
  const ages = new Map(pools.map(({ name, expireAfterSeconds }) => [name, expireAfterSeconds]))
  return nodes.filter(({ nodePool, createdAtSeconds, isDeleting }) => {
    const age = ages.get(nodePool) ?? null
    return age !== null && !isDeleting && createdAtSeconds + age <= atSeconds
  })
}
