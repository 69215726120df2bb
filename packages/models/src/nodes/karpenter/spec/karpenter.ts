import { z } from 'zod'
import { overhead } from '../../machine-fields.ts'
import { provisioningFields } from '../../provisioning-fields.ts'
import { nodePoolSpec } from './node-pool.ts'

const hasOwnNames = (pools: readonly { readonly metadata: { readonly name: string } }[]) =>
  new Set(pools.map(({ metadata }) => metadata.name)).size === pools.length

/** `nodes: { karpenter: { nodePools: [ … ] } }`: manifests as a cluster holds them, and what the scenario adds. */
export const karpenterSpec = z.strictObject({
  nodePools: z
    .array(nodePoolSpec)
    .min(1, 'expected at least one NodePool')
    .max(50)
    .refine(hasOwnNames, 'expected NodePools with names of their own')
    .meta({ description: 'karpenter.sh/v1 NodePools, whole' }),
  zones: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .meta({ description: "Zones of the bill's region; absent: all that the catalogue has" }),
  instanceTypes: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .meta({ description: 'Machine types that the NodePools may choose from; absent: all of the provider that the catalogue has there' }),
  featureGates: z
    .strictObject({ spotToSpotConsolidation: z.boolean().default(false).meta({ source: 'karpenter --feature-gates' }) })
    .prefault({}),
  provisioning: provisioningFields,
  overhead,
})

export type KarpenterSpec = z.output<typeof karpenterSpec>
