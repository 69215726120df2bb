import { z } from 'zod'
import { law } from '../../../contract/law.ts'
import { overhead } from '../../machine-fields.ts'
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
  provisioning: z
    .strictObject({
      request: law({ description: 'From the launch call to the machine running: billing starts here' }).prefault({
        p50: '15s',
        p95: '30s',
      }),
      boot: law({ description: 'From running to the kubelet registering' }).prefault({ p50: '23s', p95: '45s' }),
      ready: law({ description: 'From registering to Ready: network plug-in and DaemonSets' }).prefault({ p50: '12s', p95: '25s' }),
      gpuReady: law({ description: 'From Ready to GPUs allocatable, on machines that have some' }).prefault({ p50: '40s', p95: '90s' }),
    })
    .prefault({})
    .meta({ description: 'How long a machine takes', source: 'catalogue preset aws/karpenter' }),
  overhead,
})

export type KarpenterSpec = z.output<typeof karpenterSpec>
