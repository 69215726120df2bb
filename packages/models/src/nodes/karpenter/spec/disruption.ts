import { z } from 'zod'
import { type CronSchedule, parseCron } from '../../../contract/cron.ts'
import type { DisruptionBudget, PoolDisruption } from '../disruption/world.ts'
import { karpenterDuration, secondsOf } from './duration.ts'

const nodesPattern = '^((100|[0-9]{1,2})%|[0-9]+)$'
const durationPattern = '^((([0-9]+(h|m))|([0-9]+h[0-9]+m))(0s)?)$'

const budget = z
  .strictObject({
    nodes: z
      .string()
      .regex(new RegExp(nodesPattern), `should match '${nodesPattern}'`)
      .prefault('10%')
      .meta({ description: 'Most nodes that are disrupted at one time; a percentage rounds up' }),
    reasons: z
      .array(z.enum(['Underutilized', 'Empty', 'Drifted'], 'supported values: "Underutilized", "Empty", "Drifted"'))
      .max(50)
      .optional()
      .meta({ description: 'Absent: all of them' }),
    schedule: z
      .string()
      .transform((written, context): CronSchedule => {
        // Karpenter puts its own zone before what it is given, so that another one has no place.
        const read = parseCron(`TZ=UTC ${written}`, 'fields-or-descriptors')
        if (typeof read !== 'string') return read
        context.addIssue({ code: 'custom', message: `${read}; expected a cron expression of five fields, or one such as '@daily'` })
        return z.NEVER
      })
      .optional()
      .meta({ description: 'When the budget begins to hold, in UTC; absent: always' }),
    duration: z
      .string()
      .regex(new RegExp(durationPattern), `should match '${durationPattern}'`)
      .optional()
      .meta({ unit: 'duration', description: 'How long it holds from then' }),
  })
  .refine(({ schedule, duration }) => (schedule === undefined) === (duration === undefined), "'schedule' must be set with 'duration'")
  .transform(({ nodes, reasons, schedule, duration }): DisruptionBudget => {
    const quota = nodes.endsWith('%') ? { percent: Number(nodes.slice(0, -1)) } : { count: Number(nodes) }
    const window = schedule && duration !== undefined ? { schedule, durationSeconds: secondsOf(duration) } : undefined
    return { nodes: quota, reasons, window }
  })

const policies = ['WhenEmpty', 'WhenEmptyOrUnderutilized', 'Balanced'] as const

export const disruptionField = z
  .strictObject({
    consolidationPolicy: z
      .enum(policies, `supported values: ${policies.map((policy) => `"${policy}"`).join(', ')}`)
      .default('WhenEmptyOrUnderutilized'),
    consolidateAfter: karpenterDuration({ mayBeNever: true })
      .prefault('0s')
      .meta({ unit: 'duration', description: 'How long no pod must have come or gone before a node may be consolidated' }),
    budgets: z
      .array(budget)
      .max(50)
      .prefault([{ nodes: '10%' }]),
  })
  .transform(
    ({ consolidationPolicy, consolidateAfter, budgets }): PoolDisruption => ({
      consolidationPolicy,
      consolidateAfterSeconds: consolidateAfter,
      budgets,
    }),
  )
  .prefault({})
