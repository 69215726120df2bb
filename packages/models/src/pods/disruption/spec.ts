import { z } from 'zod'
import { percentText, podCount } from '../../contract/int-or-percent.ts'

/** `30%` or a number of pods, as Kubernetes' IntOrString. */
const podsOrPercent = z
  .union([podCount, percentText.refine((text) => !(Number(text.slice(0, -1)) > 100), 'must not be greater than 100%')])
  .transform((value) =>
    typeof value === 'number' ? { unit: 'pods' as const, value } : { unit: 'percent' as const, value: Number(value.slice(0, -1)) },
  )

/** The part of a `policy/v1` PodDisruptionBudget spec that evictions read, by its own field names. */
export const podDisruptionBudgetSpec = z
  .strictObject({
    minAvailable: podsOrPercent.optional().meta({ description: 'Ready pods that evictions must leave, as 2 or 50%' }),
    maxUnavailable: podsOrPercent.optional().meta({ description: 'Pods that evictions may take away at a time, as 1 or 25%' }),
    unhealthyPodEvictionPolicy: z.enum(['IfHealthyBudget', 'AlwaysAllow']).default('IfHealthyBudget').meta({
      description: 'Whether running pods that are not Ready may be evicted without budget',
      source: 'Kubernetes API default',
    }),
  })
  .refine(
    ({ minAvailable, maxUnavailable }) => minAvailable === undefined || maxUnavailable === undefined,
    'minAvailable and maxUnavailable cannot be both set; expected either of them',
  )
  .refine(
    ({ minAvailable, maxUnavailable }) => minAvailable !== undefined || maxUnavailable !== undefined,
    'expected either minAvailable or maxUnavailable',
  )

export type PodDisruptionBudget = z.output<typeof podDisruptionBudgetSpec>
