import { z } from 'zod'
import { law } from '../contract/law.ts'

/** How long the machines of a node group take to appear, where a document knows better than the preset of its provider. */
export const provisioningFields = z
  .strictObject({
    preset: z
      .string()
      .min(1)
      .max(64)
      .optional()
      .meta({
        description: 'Preset of the catalogue for the steps that are not given',
        examples: ['gcp/fast-starting', 'aws/cluster-autoscaler-windows'],
      }),
    request: law({ description: 'From asking for a machine to it running: billing starts here' }).optional(),
    boot: law({ description: 'From running to the kubelet joining the cluster' }).optional(),
    ready: law({ description: 'From joining to Ready' }).optional(),
    gpuReady: law({ description: 'From Ready to GPUs allocatable' }).optional(),
  })
  .prefault({})
  .meta({
    description: "How long its machines take to appear. Default: the catalogue's preset for the provider, for Linux, Windows or GPUs",
  })

export const osField = z
  .enum(['linux', 'windows'])
  .default('linux')
  .meta({ description: 'What its machines run: their label kubernetes.io/os, and how long they take to boot' })

/** @see Amazon EC2 Auto Scaling, limitations of warm pools: none for groups that launch Spot Instances */
export function spotHasNoWarmPool(
  group: { readonly capacityType: string; readonly warmPool?: object | undefined },
  context: z.RefinementCtx,
): void {
  if (group.capacityType !== 'spot' || !group.warmPool) return
  const message = 'a group of spot machines can have no warm pool; remove it or use on-demand'
  context.addIssue({ code: 'custom', path: ['warmPool'], message })
}
