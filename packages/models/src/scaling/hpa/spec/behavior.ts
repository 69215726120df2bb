import { z } from 'zod'
import { parseQuantityReal } from '../../../contract/quantity.ts'

/** How fast one direction may go. */
export type HpaScalingRules = {
  /** Null: the controller's own downscale stabilisation. */
  readonly stabilizationWindowSeconds: number | null
  readonly selectPolicy: 'Max' | 'Min' | 'Disabled'
  readonly policies: readonly HpaScalingPolicy[]
  /** Null: the controller's own tolerance. */
  readonly tolerance: number | null
}

export type HpaScalingPolicy = { readonly type: 'Pods' | 'Percent'; readonly value: number; readonly periodSeconds: number }

export type HpaBehavior = { readonly scaleUp: HpaScalingRules; readonly scaleDown: HpaScalingRules }

const policy = z.strictObject({
  type: z.enum(['Pods', 'Percent']),
  value: z
    .int()
    .min(1, 'must be greater than zero')
    .max(2_147_483_647)
    .meta({ description: 'Pods, or percent of the size at the start of the period' }),
  periodSeconds: z
    .int()
    .min(1, 'must be greater than zero')
    .max(1800, 'must be less than or equal to 1800')
    .meta({ unit: 's', description: 'Length of time that the change is counted over' }),
})

const rules = z.strictObject({
  stabilizationWindowSeconds: z
    .int()
    .min(0, 'must be greater than or equal to zero')
    .max(3600, 'must be less than or equal to 3600')
    .optional()
    .meta({ unit: 's', description: 'The most cautious recommendation of this time is followed' }),
  selectPolicy: z
    .enum(['Max', 'Min', 'Disabled'])
    .optional()
    .meta({ description: 'Which policy counts: the one that changes most or least' }),
  policies: z.array(policy).min(1, 'must specify at least one Policy').optional(),
  tolerance: z
    .union([z.string(), z.number()])
    .transform((written, context) => {
      const tolerance = parseQuantityReal(`${written}`)
      if (tolerance === undefined || tolerance < 0) context.addIssue({ code: 'custom', message: 'must be greater than or equal to 0' })
      return tolerance ?? 0
    })
    .optional()
    .meta({ unit: 'quantity', description: 'How far usage may be from its target before anything happens; 50m is 5 %' }),
})

const everyFifteenSeconds = 15

/** @see k8s.io/kubernetes/pkg/apis/autoscaling/v2/defaults.go: scaleUp and scaleDown rules */
const defaults: HpaBehavior = {
  scaleUp: {
    stabilizationWindowSeconds: 0,
    selectPolicy: 'Max',
    policies: [
      { type: 'Pods', value: 4, periodSeconds: everyFifteenSeconds },
      { type: 'Percent', value: 100, periodSeconds: everyFifteenSeconds },
    ],
    tolerance: null,
  },
  scaleDown: {
    stabilizationWindowSeconds: null,
    selectPolicy: 'Max',
    policies: [{ type: 'Percent', value: 100, periodSeconds: everyFifteenSeconds }],
    tolerance: null,
  },
}

/** `behavior` of the spec: filled in field by field when given at all; without it the controller takes another path. */
export const behaviorField = z
  .strictObject({ scaleUp: rules.optional(), scaleDown: rules.optional() })
  .transform(
    (given): HpaBehavior => ({ scaleUp: fill(given.scaleUp, defaults.scaleUp), scaleDown: fill(given.scaleDown, defaults.scaleDown) }),
  )
  .optional()
  .meta({ title: 'Behavior', description: 'How fast the size may change; without it: at most double, or to 4, each time' })

function fill(given: z.output<typeof rules> | undefined, absent: HpaScalingRules): HpaScalingRules {
  return {
    stabilizationWindowSeconds: given?.stabilizationWindowSeconds ?? absent.stabilizationWindowSeconds,
    selectPolicy: given?.selectPolicy ?? absent.selectPolicy,
    policies: given?.policies ?? absent.policies,
    tolerance: given?.tolerance ?? absent.tolerance,
  }
}
