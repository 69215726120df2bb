import { typeName, type Value, type ValueType } from './builtins.ts'
import { typeOf } from './check.ts'
import { evaluate } from './evaluate.ts'
import { type Node, parseFormula } from './syntax.ts'
import { FormulaError } from './tokens.ts'

/** A formula that has been read and checked. Plain data. */
export type Formula = { readonly tree: Node; readonly mayBeNil: boolean }

/** A result, no result because every operand was nil, or what went wrong. */
export type FormulaResult = { readonly value: number } | { readonly isNil: true } | { readonly error: string }

/**
 * Reads a formula over trigger names. It is taken as `float(formula)`, unless it begins with `float(` itself or has a `??`, which may also
 * leave nothing at all.
 *
 * @returns what is wrong with it, as a sentence, when it can't be used
 * @see github.com/expr-lang/expr: the part of the language that makes sense on metrics
 */
export function compileFormula(formula: string, triggerNames: readonly string[]): Formula | { readonly error: string } {
  const mayBeNil = formula.includes('??')
  const names = new Map<string, ValueType>(triggerNames.map((name) => [name, mayBeNil ? 'any' : 'float']))
  try {
    const tree = parseFormula(formula.startsWith('float(') || mayBeNil ? formula : `float(${formula})`)
    typeOf(tree, names)
    return { tree, mayBeNil }
  } catch (error) {
    if (error instanceof FormulaError) return { error: error.message }
    throw error
  }
}

/** The formula's value for these readings; null stands for a trigger that failed. */
export function runFormula({ tree, mayBeNil }: Formula, readings: ReadonlyMap<string, number | null>): FormulaResult {
  try {
    const value = evaluate(tree, readings)
    if (!mayBeNil) return typeof value === 'number' ? { value } : { error: `formula returned non-float result ${typeName(value)}` }
    if (value === null) return { isNil: true }
    return { value: asReal(value) }
  } catch (error) {
    if (error instanceof FormulaError) return { error: error.message }
    throw error
  }
}

function asReal(value: Value): number {
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value)
  throw new FormulaError(`invalid operation: float(${typeName(value)})`)
}
