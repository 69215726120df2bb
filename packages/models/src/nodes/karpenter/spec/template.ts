import { z } from 'zod'
import { wellKnownLabels } from '../requirements.ts'

const taint = z.strictObject({
  key: z.string().min(1),
  value: z.string().optional(),
  effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute'], 'supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"'),
})

export const taintsField = z.array(taint).default([])

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt', 'Gte', 'Lte'] as const
const comparing: readonly string[] = ['Gt', 'Lt', 'Gte', 'Lte']

const requirement = z
  .strictObject({
    key: z.string().min(1).superRefine(refuseRestricted),
    operator: z.enum(operators, `supported values: ${operators.map((operator) => `"${operator}"`).join(', ')}`),
    values: z.array(z.string()).max(600).default([]),
    minValues: z.int().min(1).max(50).optional().meta({ description: 'Distinct values that the choice of types must keep' }),
  })
  .refine(({ operator, values }) => operator !== 'In' || values.length > 0, "requirements with operator 'In' must have a value defined")
  .refine(
    ({ operator, values }) => !comparing.includes(operator) || (values.length === 1 && /^\d+$/.test(values[0])),
    "requirements operator 'Gt', 'Lt', 'Gte' or 'Lte' must have a single positive integer value",
  )
  .refine(
    ({ operator, values, minValues }) => operator !== 'In' || minValues === undefined || values.length >= minValues,
    "requirements with 'minValues' must have at least that many values specified in the 'values' field",
  )

export const requirementsField = z.array(requirement).max(100).default([])

export const labelsField = z
  .record(z.string().min(1), z.string())
  .default({})
  .superRefine((labels, context) => {
    for (const key of Object.keys(labels)) refuseRestricted(key, context, [key])
  })

/** @see karpenter pkg/apis/v1/labels.go, and the validation rules of its NodePool */
const restrictedDomains = ['kubernetes.io', 'k8s.io', 'karpenter.sh']
const openDomains = ['kops.k8s.io', 'node.kubernetes.io', 'node-restriction.kubernetes.io']
const restrictedLabels = ['karpenter.sh/nodepool', 'kubernetes.io/hostname']

function isOpen(key: string): boolean {
  if (restrictedLabels.includes(key)) return false
  const domain = domainOf(key)
  const isWithin = (domains: readonly string[]) => domains.some((each) => domain === each || domain.endsWith(`.${each}`))
  return wellKnownLabels.has(key) || isWithin(openDomains) || !isWithin(restrictedDomains)
}

function refuseRestricted(key: string, context: z.core.$RefinementCtx, path: string[] = []): void {
  if (!isOpen(key)) context.addIssue({ code: 'custom', path, message: restrictionOf(key) })
}

function restrictionOf(key: string): string {
  if (restrictedLabels.includes(key)) return `label "${key}" is restricted`
  return `label domain "${restrictedDomains.find((each) => domainOf(key).endsWith(each))}" is restricted`
}

function domainOf(key: string): string {
  const slash = key.lastIndexOf('/')
  return slash < 0 ? '' : key.slice(0, slash)
}
