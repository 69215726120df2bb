import { type Milli, narrow } from '../../contract/quantity.ts'
import { wholeOf } from './formula/builtins.ts'
import { compileFormula, type Formula, runFormula } from './formula/index.ts'

/** `advanced.scalingModifiers` with its formula read: all triggers become one metric. */
export type ScalingModifiers = {
  readonly formula: Formula
  /** As written, and as the double that the operator makes of it. */
  readonly targetText: string
  readonly target: number
  readonly activationTarget: number
  readonly metricType: 'AverageValue' | 'Value'
}

/** The name under which the HPA asks for the composite. */
export const compositeMetricName = 'composite-metric'

/** Nothing comes of a formula whose every operand was left out. */
export type CompositeResult = { readonly milli: Milli } | { readonly isNil: true } | { readonly error: string }

/** The composite of these readings in thousandths; null stands for a trigger that is left to the formula. */
export function compositeOf({ formula }: ScalingModifiers, readings: ReadonlyMap<string, Milli | null>): CompositeResult {
  const reals = new Map([...readings].map(([name, milli]) => [name, milli === null ? null : realOf(milli)]))
  const result = runFormula(formula, reals)
  return 'value' in result ? { milli: narrow(wholeOf(result.value * 1000)) } : result
}

export function isCompositeActive({ activationTarget }: ScalingModifiers, milli: Milli): boolean {
  return realOf(milli) > activationTarget
}

/** A fallback replaces the composite only when its target is a positive whole number, because it is read as one. */
export function hasWholeTarget({ targetText }: ScalingModifiers): boolean {
  return /^\+?\d+$/.test(targetText) && Number(targetText) > 0
}

/** Thousandths of a source's value as the metrics API carries it: three decimals, nothing negative, nothing infinite. */
export function metricMilli(value: number): Milli {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY)) return 0
  // Beyond 10^15 there are no decimals to round, and beyond 10^21 toFixed changes its notation.
  if (value >= 1e15) return narrow(BigInt(value) * 1000n)
  const [whole, decimals] = value.toFixed(3).split('.')
  return narrow(BigInt(whole + decimals))
}

/** The double of a quantity: its digits times a power of ten. @see k8s.io/apimachinery resource.Quantity.AsApproximateFloat64 */
function realOf(milli: Milli): number {
  return Number(milli) * 0.001
}

/**
 * Checks and reads the modifiers of a spec.
 *
 * @returns what is wrong with them, in the operator's words where it has any
 */
export function compileScalingModifiers(
  given: {
    readonly formula: string
    readonly target: string
    readonly activationTarget?: string
    readonly metricType?: '' | 'AverageValue' | 'Value'
  },
  triggerNames: readonly string[],
): ScalingModifiers | { readonly error: string } {
  if (given.formula === '') return { error: 'error ScalingModifiers.Formula is mandatory' }
  const formula = compileFormula(given.formula, triggerNames)
  if ('error' in formula) return { error: `error validating formula in ScalingModifiers: ${formula.error}` }
  const target = parseReal(given.target)
  if (target === undefined || target <= 0)
    return {
      error: 'error validating target in ScalingModifiers: error converting target for scalingModifiers (string->float) to valid target',
    }
  const activationTarget = parseReal(given.activationTarget || '0')
  if (activationTarget === undefined)
    return { error: 'error validating activationTarget in ScalingModifiers: error converting activationTarget to a number' }
  return { formula, targetText: given.target, target, activationTarget, metricType: given.metricType || 'AverageValue' }
}

function parseReal(text: string): number | undefined {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined
}
