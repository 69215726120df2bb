import { z } from 'zod'
import { count, duration, ratio } from '../../contract/units.ts'
import { machineTypeField, overhead } from '../machine-fields.ts'
import { osField, provisioningFields, spotHasNoWarmPool } from '../provisioning-fields.ts'
import { warmPoolSpec } from '../warm-pool/index.ts'
import { type CaFlags, flagsSpec } from './flags.ts'
import { type CaVersion, caProfiles, caVersions } from './profiles.ts'

const taint = z.strictObject({
  key: z.string().min(1).max(316),
  value: z.string().max(63).optional(),
  effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
})

const nodeAnnotations = z
  .strictObject({ 'cluster-autoscaler.kubernetes.io/scale-down-disabled': z.enum(['true', 'false']).optional() })
  .default({})
  .meta({ description: 'Annotations of its nodes that the autoscaler reads', source: 'Kubernetes: none unless given' })

/** One node group: an Auto Scaling group, a managed instance group, a scale set. All its machines are alike. */
export const nodeGroupSpec = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'expected a name of lower-case letters, digits and dashes')
      .max(63),
    machineType: machineTypeField,
    os: osField,
    capacityType: z.enum(['on-demand', 'spot']).default('on-demand').meta({ description: 'How its machines are bought' }),
    min: count({ min: 0, max: 20_000 }, { description: 'Machines at least' }).default(0),
    max: count({ min: 1, max: 20_000 }, { description: 'Machines at most' }).default(100),
    zones: z
      .array(z.string().min(1).max(63))
      .min(1)
      .max(10)
      .optional()
      .meta({ description: 'Zones that its machines are spread over, evenly. Default: one zone of the region' }),
    annotations: nodeAnnotations,
    labels: z
      .record(z.string().min(1), z.string().max(63))
      .default({})
      .meta({ description: 'Labels of its nodes, beside the well-known ones' }),
    taints: z.array(taint).max(20).default([]).meta({ description: 'Taints of its nodes' }),
    priority: z
      .int()
      .min(1)
      .max(10_000)
      .optional()
      .meta({ description: 'For the priority expander: the highest wins; a group without one is taken only when none has any' }),
    maxNodeProvisionTime: duration({ description: 'Overrides max-node-provision-time', positive: true }).optional(),
    scaleDownUnneededTime: duration({ description: 'Overrides scale-down-unneeded-time' }).optional(),
    scaleDownUnreadyTime: duration({ description: 'Overrides scale-down-unready-time' }).optional(),
    scaleDownUtilizationThreshold: ratio({}, { description: 'Overrides scale-down-utilization-threshold' }).optional(),
    scaleDownGpuUtilizationThreshold: ratio({}, { description: 'Overrides scale-down-gpu-utilization-threshold' }).optional(),
    warmPool: warmPoolSpec.optional(),
    provisioning: provisioningFields,
    overhead,
  })
  .superRefine(spotHasNoWarmPool)

export type NodeGroupSpec = z.output<typeof nodeGroupSpec>

/** `nodes: { clusterAutoscaler: { nodeGroups: […] } }`. */
export const clusterAutoscalerSpec = z.strictObject({
  profile: z.enum(caVersions).default('ca-1.36').meta({ description: 'Release whose rules and defaults hold' }),
  flags: flagsSpec.prefault({}).meta({ description: 'Flags by their own names' }),
  nodeGroups: z.array(nodeGroupSpec).min(1).max(100).meta({ description: 'What can grow and shrink' }),
})

export type ClusterAutoscalerSpec = z.output<typeof clusterAutoscalerSpec>

/** What the loop reads of a node group. */
export type CaGroupBounds = Pick<
  NodeGroupSpec,
  | 'name'
  | 'min'
  | 'max'
  | 'priority'
  | 'maxNodeProvisionTime'
  | 'scaleDownUnneededTime'
  | 'scaleDownUnreadyTime'
  | 'scaleDownUtilizationThreshold'
  | 'scaleDownGpuUtilizationThreshold'
>

/** The loop's settings with every default in place. */
export type CaSettings = {
  readonly flags: Omit<CaFlags, 'expander' | 'frequent-loops-enabled'> & {
    readonly expander: NonNullable<CaFlags['expander']>
    readonly 'frequent-loops-enabled': boolean
  }
  readonly endsLoopOnRepair: boolean
  readonly groups: readonly CaGroupBounds[]
}

export function caSettings({
  profile,
  flags,
  nodeGroups,
}: {
  readonly profile: CaVersion
  readonly flags: CaFlags
  readonly nodeGroups: readonly CaGroupBounds[]
}): CaSettings {
  const { expander, frequentLoops, endsLoopOnRepair } = caProfiles[profile]
  return {
    flags: {
      ...flags,
      expander: flags.expander ?? [expander],
      'frequent-loops-enabled': flags['frequent-loops-enabled'] ?? frequentLoops,
    },
    endsLoopOnRepair,
    groups: nodeGroups,
  }
}
