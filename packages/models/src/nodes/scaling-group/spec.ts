import { z } from 'zod'
import { scalingPolicy } from '../../contract/scaling-policy/index.ts'
import { count, duration } from '../../contract/units.ts'
import { groupFields, machineTypeField } from '../machine-fields.ts'
import { osField, provisioningFields, spotHasNoWarmPool } from '../provisioning-fields.ts'
import { warmPoolSpec } from '../warm-pool/index.ts'

export const monitorings = ['detailed', 'basic'] as const

/** Seconds of one datapoint: EC2 metrics come each minute with detailed monitoring, each five without. */
export const monitoringSeconds: Readonly<Record<(typeof monitorings)[number], number>> = { detailed: 60, basic: 300 }

/** A scaling group that a cloud scales by its own metrics: an Auto Scaling group, a managed instance group, a scale set. */
export const scalingGroupSpec = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'expected a name of lower-case letters, digits and dashes')
      .max(63)
      .default('general'),
    machineType: machineTypeField,
    os: osField,
    capacityType: z.enum(['on-demand', 'spot']).default('on-demand').meta({ description: 'How its machines are bought' }),
    min: count({ min: 0, max: 20_000 }, { description: 'Machines at least' }).default(1),
    max: count({ min: 1, max: 20_000 }, { description: 'Machines at most' }).default(100),
    desired: count(
      { min: 0, max: 20_000 },
      { description: 'Machines when the run starts. Default: what the first pods need, within min and max' },
    ).optional(),
    policies: z
      .array(scalingPolicy)
      .max(50)
      .default([])
      .meta({ description: 'What changes the desired capacity; nothing does without one' }),
    monitoring: z.enum(monitorings).default('detailed').meta({
      description: 'Datapoints of one minute (detailed) or five (basic)',
      source: 'our choice, as Amazon EC2 Auto Scaling recommends for policies; EC2 has basic unless detailed is switched on',
    }),
    metricDelay: duration({
      description: 'From the end of a period to its datapoint being there for alarms',
      source: 'our estimate: EC2 promises no time',
    }).prefault('1m'),
    defaultInstanceWarmup: duration({
      description: 'After it runs a machine counts in no metric for so long, and while one warms up nothing is taken away',
      source: 'Amazon EC2 Auto Scaling: the default cooldown, 300 s, where none is set',
    }).prefault('5m'),
    terminationPolicy: z.enum(['Default', 'OldestInstance', 'NewestInstance']).default('Default').meta({
      description: 'Which machine goes, in the zone with the most. Default: the one closest to its next full hour',
      source: 'Amazon EC2 Auto Scaling',
    }),
    terminationHook: duration({
      description: 'A lifecycle hook drains a machine that goes, for so long at most. 0s: no hook, its pods are lost',
      source: 'our estimate of what managed node groups wait',
    }).prefault('15m'),
    warmPool: warmPoolSpec.optional(),
    provisioning: provisioningFields,
    ...groupFields,
  })
  .superRefine(spotHasNoWarmPool)
  .superRefine(({ desired, min, max }, context) => {
    if (desired === undefined || (desired >= min && desired <= max)) return
    const message = `desired is ${desired}, but the group keeps ${min} to ${max} machines; change it or the bounds`
    context.addIssue({ code: 'custom', path: ['desired'], message })
  })

export type ScalingGroupSpec = z.output<typeof scalingGroupSpec>
