import type { LabelExpression } from '../../contract/node-selection.ts'

/**
 * The values that a label may take: a list, or everything but a list (`isComplement`), within inclusive bounds for whole numbers.
 *
 * @see karpenter pkg/scheduling/requirement.go
 */
export type Requirement = {
  readonly isComplement: boolean
  readonly values: ReadonlySet<string>
  readonly atLeast?: number
  readonly atMost?: number
  /** Distinct values that the remaining instance types must keep offering. */
  readonly minValues?: number
}

export type RequirementOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist'

const nothing: ReadonlySet<string> = new Set()
export const anyValue: Requirement = { isComplement: true, values: nothing }
export const noValue: Requirement = { isComplement: false, values: nothing }

export function oneOf(values: Iterable<string>): Requirement {
  return { isComplement: false, values: new Set(values) }
}

export function requirementOf({ operator, values = [], minValues }: LabelExpression & { readonly minValues?: number }): Requirement {
  const number = Number(values[0])
  switch (operator) {
    case 'In':
      return { isComplement: false, values: new Set(values), minValues }
    case 'NotIn':
      return { isComplement: true, values: new Set(values), minValues }
    case 'Exists':
      return { ...anyValue, minValues }
    case 'DoesNotExist':
      return { ...noValue, minValues }
    case 'Gt':
      return { ...anyValue, atLeast: number + 1, minValues }
    case 'Gte':
      return { ...anyValue, atLeast: number, minValues }
    case 'Lt':
      return { ...anyValue, atMost: number - 1, minValues }
    case 'Lte':
      return { ...anyValue, atMost: number, minValues }
  }
}

export function operatorOf({ isComplement, values }: Requirement): RequirementOperator {
  if (isComplement) return values.size > 0 ? 'NotIn' : 'Exists'
  return values.size > 0 ? 'In' : 'DoesNotExist'
}

export function allows(requirement: Requirement, value: string): boolean {
  return requirement.values.has(value) !== requirement.isComplement && isWithin(value, requirement.atLeast, requirement.atMost)
}

export function intersect(a: Requirement, b: Requirement): Requirement {
  const isComplement = a.isComplement && b.isComplement
  const atLeast = largest(a.atLeast, b.atLeast)
  const atMost = smallest(a.atMost, b.atMost)
  const minValues = largest(a.minValues, b.minValues)
  if (atLeast !== undefined && atMost !== undefined && atLeast > atMost) return { ...noValue, minValues }
  const given = isComplement
    ? [...a.values, ...b.values]
    : a.isComplement
      ? [...b.values].filter((value) => !a.values.has(value))
      : kept(a, b)
  const values = new Set(given.filter((value) => isWithin(value, atLeast, atMost)))
  return isComplement ? { isComplement, values, atLeast, atMost, minValues } : { isComplement, values, minValues }
}

/** Whether some value satisfies both; allocation-free, because it is asked for every instance type. */
export function overlaps(a: Requirement, b: Requirement): boolean {
  const atLeast = largest(a.atLeast, b.atLeast)
  const atMost = smallest(a.atMost, b.atMost)
  if (atLeast !== undefined && atMost !== undefined && atLeast > atMost) return false
  if (a.isComplement && b.isComplement) return true
  const listed = a.isComplement ? b : a
  const other = a.isComplement ? a : b
  for (const value of listed.values) if (other.values.has(value) !== other.isComplement && isWithin(value, atLeast, atMost)) return true
  return false
}

function kept(a: Requirement, b: Requirement): string[] {
  return [...a.values].filter((value) => b.values.has(value) !== b.isComplement)
}

function isWithin(value: string, atLeast: number | undefined, atMost: number | undefined): boolean {
  if (atLeast === undefined && atMost === undefined) return true
  const number = Number(value)
  return Number.isInteger(number) && number >= (atLeast ?? number) && number <= (atMost ?? number)
}

function largest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.max(a, b)
}

function smallest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.min(a, b)
}
