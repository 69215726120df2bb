import { z } from 'zod'
import { count, duration } from '../units.ts'
import { stepProblems } from './step-intervals.ts'

/** What a monitoring service knows of a group: mean CPU utilisation in percent of its size, or requests a minute over its members. */
const cloudMetrics = ['cpu', 'requests-per-target'] as const
export type CloudMetric = (typeof cloudMetrics)[number]

const name = z.string().min(1).max(100).optional().meta({ description: 'What reasons call the policy; its kind and metric unless given' })

const metric = z.enum(cloudMetrics).default('cpu').meta({
  description: 'cpu: average CPU utilisation of the group, percent; requests-per-target: requests a minute over its members',
  source: 'ASGAverageCPUUtilization, ALBRequestCountPerTarget',
})

const targetTracking = z
  .strictObject({
    kind: z.literal('target-tracking'),
    name,
    metric,
    targetValue: z.number().positive().max(1e9).meta({ description: 'What the metric is kept at: percent, or requests a minute' }),
    disableScaleIn: z
      .boolean()
      .default(false)
      .meta({ description: 'The policy only adds capacity', source: 'Amazon EC2 Auto Scaling: false' }),
  })
  .meta({
    title: 'Target tracking',
    description: 'Keeps a metric at a value by two alarms that it makes itself, in proportion to the load',
  })

const alarm = z
  .strictObject({
    name: z.string().min(1).max(100).optional().meta({ description: 'What reasons call the alarm; the name of its policy unless given' }),
    comparisonOperator: z
      .enum(['GreaterThanOrEqualToThreshold', 'GreaterThanThreshold', 'LessThanThreshold', 'LessThanOrEqualToThreshold'])
      .meta({ description: 'When a datapoint breaches' }),
    threshold: z.number().min(0).max(1e9).meta({ description: 'What datapoints are compared with: percent, or requests a minute' }),
    evaluationPeriods: count({ min: 1, max: 100 }, { description: 'Latest datapoints that are looked at' }),
    datapointsToAlarm: count({ min: 1, max: 100 }, { description: 'How many of them must breach; all unless given' }).optional(),
  })
  .superRefine(({ evaluationPeriods, datapointsToAlarm = 1 }, context) => {
    if (datapointsToAlarm <= evaluationPeriods) return
    const message = `${datapointsToAlarm} datapoints cannot breach where ${evaluationPeriods} are looked at; lower it or raise evaluationPeriods`
    context.addIssue({ code: 'custom', path: ['datapointsToAlarm'], message })
  })
  .meta({
    title: 'Alarm',
    description: 'An alarm of the monitoring service; while it is in state ALARM its policy is triggered at every datapoint',
  })

export type AlarmSpec = z.output<typeof alarm>

export const adjustmentTypes = ['ChangeInCapacity', 'PercentChangeInCapacity', 'ExactCapacity'] as const
export type AdjustmentType = (typeof adjustmentTypes)[number]

const adjustmentType = z
  .enum(adjustmentTypes)
  .meta({ description: 'What a scaling adjustment is: a number, percent of the capacity, or the capacity itself' })
const scalingAdjustment = z.int().min(-100_000).max(100_000).meta({ description: 'How much, by the adjustment type; negative takes away' })
const minAdjustmentMagnitude = count({ min: 1, max: 20_000 }, { description: 'Least change of a PercentChangeInCapacity' }).optional()

const bound = (description: string) => z.number().min(-1e9).max(1e9).optional().meta({ description })

const stepAdjustment = z.strictObject({
  metricIntervalLowerBound: bound('Lower end of the interval, from the threshold; open unless given'),
  metricIntervalUpperBound: bound('Upper end of the interval, from the threshold; open unless given'),
  scalingAdjustment,
})

export type StepAdjustment = z.output<typeof stepAdjustment>

const step = z
  .strictObject({
    kind: z.literal('step'),
    name,
    metric,
    alarm,
    adjustmentType,
    stepAdjustments: z
      .array(stepAdjustment)
      .min(1)
      .max(20)
      .meta({ description: 'What to do by how far the metric is beyond the threshold' }),
    minAdjustmentMagnitude,
  })
  .superRefine(({ stepAdjustments, adjustmentType: type }, context) => {
    for (const message of stepProblems(stepAdjustments, type)) context.addIssue({ code: 'custom', path: ['stepAdjustments'], message })
  })
  .meta({ title: 'Step scaling', description: 'The further the metric is beyond an alarm’s threshold, the larger the change' })

const simple = z
  .strictObject({
    kind: z.literal('simple'),
    name,
    metric,
    alarm,
    adjustmentType,
    scalingAdjustment,
    minAdjustmentMagnitude,
    cooldown: duration({
      description: 'After a change has taken effect the policy does nothing for so long',
      source: 'Amazon EC2 Auto Scaling: default cooldown 300 s',
    }).prefault('5m'),
  })
  .meta({ title: 'Simple scaling', description: 'One change an alarm, then a cooldown; rules of Azure scale sets are of this kind' })

/** A scaling policy of a cloud's scaling group or service. */
export const scalingPolicy = z.discriminatedUnion('kind', [targetTracking, step, simple])
export type ScalingPolicy = z.output<typeof scalingPolicy>

/** Those that services of containers know: Application Auto Scaling has no simple ones. */
export const servicePolicy = z.discriminatedUnion('kind', [targetTracking, step])
export type AlarmPolicy = Exclude<ScalingPolicy, { readonly kind: 'target-tracking' }>

export function policyName({ name: given, metric: of, kind }: ScalingPolicy): string {
  return given ?? `${kind}-${of}`
}
