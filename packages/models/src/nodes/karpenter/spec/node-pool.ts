import { z } from 'zod'
import { quantityMilli } from '../../../contract/quantity.ts'
import type { DisruptionPool } from '../disruption/world.ts'
import { disruptionField } from './disruption.ts'
import { karpenterDuration } from './duration.ts'
import { labelsField, requirementsField, taintsField } from './template.ts'

const limitsField = z
  .strictObject(
    {
      cpu: quantityMilli().optional(),
      memory: quantityMilli().optional(),
      'nvidia.com/gpu': quantityMilli().optional(),
      nodes: quantityMilli().optional(),
    },
    { error: ({ code }) => (code === 'unrecognized_keys' ? 'only cpu, memory, nvidia.com/gpu and nodes are limited here' : undefined) },
  )
  .default({})

const templateField = z.strictObject({
  metadata: z.looseObject({ labels: labelsField, annotations: z.record(z.string(), z.string()).optional() }).prefault({}),
  spec: z.strictObject({
    requirements: requirementsField,
    taints: taintsField,
    startupTaints: taintsField.meta({ description: 'Gone before the node is initialized; pods need not tolerate them' }),
    nodeClassRef: z
      .strictObject({
        group: z.string().min(1, 'group may not be empty'),
        kind: z.string().min(1, 'kind may not be empty'),
        name: z.string().min(1, 'name may not be empty'),
      })
      .optional()
      .meta({ description: 'Image and network of the nodes; every class launches what the catalogue offers' }),
    expireAfter: karpenterDuration({ mayBeNever: true })
      .prefault('720h')
      .meta({ unit: 'duration', description: 'Age at which a node is replaced, whatever the budgets say; Never switches it off' }),
    terminationGracePeriod: karpenterDuration({ mayBeNever: false })
      .optional()
      .meta({ unit: 'duration', description: 'How long a drain may take before pods are deleted; absent waits for ever' }),
  }),
})

/** A `karpenter.sh/v1` NodePool as a cluster holds it. Status, and metadata beside the name, are accepted and not read. */
export const nodePoolSpec = z.strictObject({
  apiVersion: z.literal('karpenter.sh/v1', 'expected karpenter.sh/v1').optional(),
  kind: z.literal('NodePool', 'expected NodePool').optional(),
  metadata: z.looseObject({ name: z.string().min(1) }),
  spec: z.strictObject({
    weight: z
      .int()
      .min(1, 'should be greater than or equal to 1')
      .max(100, 'should be less than or equal to 100')
      .optional()
      .meta({ description: 'Heavier pools are tried first; absent counts as 0' }),
    limits: limitsField,
    disruption: disruptionField,
    template: templateField,
  }),
  status: z.unknown().optional().meta({ description: 'Accepted so that a whole manifest can be pasted; not read' }),
})

export type NodePoolSpec = z.output<typeof nodePoolSpec>

/** The pool as the solve and the disruption methods use it. */
export function poolOf({ metadata, spec }: NodePoolSpec): DisruptionPool {
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
    disruption: spec.disruption,
    isDoNotDisrupt: template.metadata.annotations?.['karpenter.sh/do-not-disrupt'] === 'true',
    expireAfterSeconds: template.spec.expireAfter,
    terminationGraceSeconds: template.spec.terminationGracePeriod ?? null,
  }
}
