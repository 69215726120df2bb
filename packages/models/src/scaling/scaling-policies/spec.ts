import { z } from 'zod'
import { servicePolicy } from '../../contract/scaling-policy/index.ts'
import { count, duration } from '../../contract/units.ts'

const cooldownSource = 'Application Auto Scaling: 300 s for services of ECS'

/** A scalable target of Application Auto Scaling and its policies. */
export const scalingPoliciesSpec = z.strictObject({
  minCapacity: count({ min: 0, max: 100_000 }, { description: 'Pods at least' }).default(1),
  maxCapacity: count({ min: 1, max: 100_000 }, { description: 'Pods at most' }),
  policies: z.array(servicePolicy).min(1).max(50).meta({ description: 'What changes the number of pods' }),
  metricDelay: duration({
    description: 'From the end of a minute to its datapoint being there for alarms, in whole minutes',
    source: 'our estimate: CloudWatch promises no time',
  }).prefault('1m'),
  scaleOutCooldown: duration({
    description: 'For so long after pods were added, policies count from the number before and add only what is more than that',
    source: cooldownSource,
  }).prefault('5m'),
  scaleInCooldown: duration({ description: 'For so long after pods were taken away no more are', source: cooldownSource }).prefault('5m'),
})

export type ScalingPoliciesSpec = z.output<typeof scalingPoliciesSpec>
