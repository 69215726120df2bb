import { z } from 'zod'
import { quantityMilli } from '../../contract/quantity.ts'
import type { KarpenterPool } from './world.ts'

const taint = z.strictObject({
  key: z.string().min(1),
  value: z.string().optional(),
  effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
})

const requirement = z
  .strictObject({
    key: z.string().min(1),
    operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt', 'Gte', 'Lte']),
    values: z.array(z.string()).max(600).default([]),
    minValues: z.int().min(1).max(50).optional().meta({ description: 'Distinct values that the choice of types must keep' }),
  })
  .refine(({ operator, values }) => operator !== 'In' || values.length > 0, 'operator In needs at least one value')
  .refine(
    ({ operator, values }) => !['Gt', 'Lt', 'Gte', 'Lte'].includes(operator) || (values.length === 1 && /^\d+$/.test(values[0])),
    'operators Gt, Lt, Gte and Lte need one whole number',
  )

/** The part of a `karpenter.sh/v1` NodePool that provisioning reads, by its own field names. */
export const nodePoolSpec = z.strictObject({
  metadata: z.strictObject({ name: z.string().min(1) }),
  spec: z.strictObject({
    weight: z.int().min(1).max(100).optional().meta({ description: 'Heavier pools are tried first; absent counts as 0' }),
    limits: z
      .strictObject({
        cpu: quantityMilli().optional(),
        memory: quantityMilli().optional(),
        'nvidia.com/gpu': quantityMilli().optional(),
        nodes: quantityMilli().optional(),
      })
      .default({}),
    template: z.strictObject({
      metadata: z.strictObject({ labels: z.record(z.string(), z.string()).default({}) }).prefault({}),
      spec: z.strictObject({ requirements: z.array(requirement).max(100).default([]), taints: z.array(taint).default([]) }),
    }),
  }),
})

export type NodePoolSpec = z.output<typeof nodePoolSpec>

export function poolOf({ metadata, spec }: NodePoolSpec): KarpenterPool {
  const { limits, template } = spec
  const whole = (milli: number | bigint | undefined) => (milli === undefined ? undefined : Number(milli) / 1000)
  return {
    name: metadata.name,
    weight: spec.weight ?? 0,
    labels: template.metadata.labels,
    requirements: template.spec.requirements,
    taints: template.spec.taints,
    limits: {
      cpuMilli: limits.cpu === undefined ? undefined : Number(limits.cpu),
      memoryBytes: whole(limits.memory),
      gpu: whole(limits['nvidia.com/gpu']),
      nodes: whole(limits.nodes),
    },
  }
}
