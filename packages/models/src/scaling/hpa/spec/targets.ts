import { z } from 'zod'
import { quantityMilli } from '../../../contract/quantity.ts'
import type { Int64 } from '../int64.ts'

/** What a metric is held to. */
export type HpaTarget =
  | { readonly type: 'Utilization'; readonly percent: number }
  | { readonly type: 'AverageValue'; readonly milli: Int64 }
  | { readonly type: 'Value'; readonly milli: Int64 }

type TargetType = HpaTarget['type']

const fieldOf = { Utilization: 'averageUtilization', AverageValue: 'averageValue', Value: 'value' } as const satisfies Record<
  TargetType,
  string
>

/** What the API server says when a source has none of the fields that it may have, or more than one. */
type TargetRule = {
  readonly allowed: readonly TargetType[]
  readonly none: string
  /** Null: several may be set, and the type decides which counts. */
  readonly several: string | null
}

const typeProblem = ({ input }: { readonly input?: unknown }) =>
  input === undefined ? 'must specify a metric target type' : 'must be either Utilization, Value, or AverageValue'

const fields = z.strictObject({
  type: z.enum(['Utilization', 'AverageValue', 'Value'], { error: typeProblem }).meta({
    description: 'What is compared: percent of the request, average a pod, or the value itself',
  }),
  averageUtilization: z.int().min(1, 'must be greater than 0').optional().meta({ unit: 'percent', description: 'Percent of the request' }),
  averageValue: quantityMilli({ positive: true, description: 'Average a pod' }).optional(),
  value: quantityMilli({ positive: true, description: 'The value itself' }).optional(),
})

/** A target of a metric source that allows these types. Checked as the API server checks it, and for a type that its field contradicts. */
function target(rule: TargetRule) {
  return fields.transform((given, context): HpaTarget => {
    const fail = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    const set = (Object.keys(fieldOf) as TargetType[]).filter((type) => given[fieldOf[type]] !== undefined)
    for (const type of set)
      if (!rule.allowed.includes(type)) fail(fieldOf[type], `must not be set for this metric source; expected ${fieldsOf(rule)}`)
    const usable = set.filter((type) => rule.allowed.includes(type))
    if (usable.length === 0) fail(fieldOf[rule.allowed[0]], rule.none)
    else if (usable.length > 1 && rule.several !== null) fail(fieldOf[usable[1]], rule.several)
    else if (!usable.includes(given.type))
      fail('type', `must be ${usable.join(' or ')}, since ${usable.map((type) => fieldOf[type]).join(' and ')} is set`)
    if (given.type === 'Utilization') return { type: 'Utilization', percent: given.averageUtilization ?? 1 }
    return { type: given.type, milli: given[fieldOf[given.type]] ?? 1 }
  })
}

function fieldsOf(rule: TargetRule): string {
  return rule.allowed.map((type) => fieldOf[type]).join(' or ')
}

export const resourceTarget = target({
  allowed: ['Utilization', 'AverageValue'],
  none: 'must set either a target raw value or a target utilization',
  several: 'may not set both a target raw value and a target utilization',
})

export const podsTarget = target({ allowed: ['AverageValue'], none: 'must specify a positive target averageValue', several: null })

export const objectTarget = target({
  allowed: ['Value', 'AverageValue'],
  none: 'must set either a target value or averageValue',
  several: null,
})

export const externalTarget = target({
  allowed: ['Value', 'AverageValue'],
  none: 'must set either a target value for metric or a per-pod target',
  several: 'may not set both a target value for metric and a per-pod target',
})
