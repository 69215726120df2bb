import { z } from 'zod'
import { parseQuantityMilli, quantityProblem } from './quantity.ts'
import type { FieldMeta } from './units.ts'

/** YAML writes `cpu: 2` as a number and `cpu: 500m` as text; Kubernetes takes both. */
const quantityText = z.union([z.string().min(1).max(64), z.number().min(0)])

function milli(value: string | number): number | undefined {
  const parsed = parseQuantityMilli(String(value))
  return parsed === undefined || parsed < 0 ? undefined : Number(parsed)
}

/** A Kubernetes CPU quantity, `500m` or `2`; cores in the output. */
export function cpuQuantity(meta: FieldMeta = {}) {
  return quantityText
    .transform((value, context) => {
      const parsed = milli(value)
      if (parsed === undefined)
        context.addIssue({ code: 'custom', message: `${quantityProblem}; expected a CPU quantity such as 500m or 2` })
      return (parsed ?? 0) / 1000
    })
    .meta({ unit: 'cores', ...meta })
}

/** A Kubernetes memory quantity, `512Mi` or `2Gi`; bytes in the output. */
export function memoryQuantity(meta: FieldMeta = {}) {
  return quantityText
    .transform((value, context) => {
      const parsed = milli(value)
      if (parsed === undefined)
        context.addIssue({ code: 'custom', message: `${quantityProblem}; expected a memory quantity such as 512Mi or 2Gi` })
      return Math.ceil((parsed ?? 0) / 1000)
    })
    .meta({ unit: 'bytes', ...meta })
}
