import { FormulaError } from './tokens.ts'

/** A value of the language: bigint is an integer, number a real, null is nil. */
export type Value = bigint | number | string | boolean | null | readonly Value[]

export type ValueType = 'int' | 'float' | 'bool' | 'string' | 'list' | 'nil' | 'any'

/** `predicate`: the second argument is asked of each element, which it calls `#`; `fold`: `#acc` besides. */
type Builtin = {
  readonly takes: 'values' | 'predicate' | 'fold'
  readonly gives: ValueType
  readonly apply?: (values: readonly Value[]) => Value
}

/** Functions of the language that make sense on metrics. @see github.com/expr-lang/expr builtin */
export const builtins: Readonly<Record<string, Builtin>> = {
  max: { takes: 'values', gives: 'any', apply: (values) => extreme('max', values, (value, best) => value > best) },
  min: { takes: 'values', gives: 'any', apply: (values) => extreme('min', values, (value, best) => value < best) },
  sum: { takes: 'values', gives: 'any', apply: (values) => numbersIn('sum', values).reduce(add, 0n) },
  mean: { takes: 'values', gives: 'any', apply: (values) => mean(numbersIn('mean', values)) },
  median: { takes: 'values', gives: 'any', apply: (values) => median(numbersIn('median', values)) },
  abs: { takes: 'values', gives: 'any', apply: ([value]) => absolute(value) },
  floor: { takes: 'values', gives: 'float', apply: ([value]) => Math.floor(realOf('floor', value)) },
  ceil: { takes: 'values', gives: 'float', apply: ([value]) => Math.ceil(realOf('ceil', value)) },
  round: { takes: 'values', gives: 'float', apply: ([value]) => roundAway(realOf('round', value)) },
  int: { takes: 'values', gives: 'int', apply: ([value]) => (typeof value === 'bigint' ? value : wholeOf(realOf('int', value))) },
  float: { takes: 'values', gives: 'float', apply: ([value]) => realOf('float', value) },
  len: { takes: 'values', gives: 'int', apply: ([value]) => BigInt(listOf('len', value).length) },
  sort: { takes: 'values', gives: 'list', apply: ([value]) => numbersIn('sort', [value]).sort(ascending) },
  count: { takes: 'predicate', gives: 'int' },
  filter: { takes: 'predicate', gives: 'list' },
  map: { takes: 'predicate', gives: 'list' },
  all: { takes: 'predicate', gives: 'bool' },
  any: { takes: 'predicate', gives: 'bool' },
  none: { takes: 'predicate', gives: 'bool' },
  reduce: { takes: 'fold', gives: 'any' },
}

export function add(left: bigint | number, right: bigint | number): bigint | number {
  return typeof left === 'bigint' && typeof right === 'bigint' ? BigInt.asIntN(64, left + right) : Number(left) + Number(right)
}

export function isNumber(value: Value): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number'
}

export function listOf(name: string, value: Value): readonly Value[] {
  if (!Array.isArray(value)) throw new FormulaError(`invalid argument for ${name} (type ${typeName(value)})`)
  return value
}

export function typeName(value: Value): string {
  if (value === null) return '<nil>'
  if (typeof value === 'bigint') return 'int'
  if (typeof value === 'number') return 'float64'
  return typeof value === 'boolean' ? 'bool' : typeof value === 'string' ? 'string' : '[]interface {}'
}

const leastInt64 = -9_223_372_036_854_775_808n

/** Go converts a real to an integer by cutting; what doesn't fit becomes the least integer (amd64). */
export function wholeOf(real: number): bigint {
  return real >= Number(leastInt64) && real < -Number(leastInt64) ? BigInt(Math.trunc(real)) : leastInt64
}

function realOf(name: string, value: Value): number {
  if (isNumber(value)) return Number(value)
  if (name === 'float' && typeof value === 'string' && /^[+-]?\d+(?:\.\d+)?$/.test(value)) return Number(value)
  throw new FormulaError(`invalid operation: ${name}(${typeName(value)})`)
}

/** Numbers among the arguments, lists laid flat. */
function numbersIn(name: string, values: readonly Value[]): (bigint | number)[] {
  return values.flatMap((value): (bigint | number)[] => {
    if (isNumber(value)) return [value]
    return listOf(name, value).flatMap((each) => numbersIn(name, [each]))
  })
}

function extreme(
  name: string,
  values: readonly Value[],
  isBetter: (value: bigint | number, best: bigint | number) => boolean,
): bigint | number {
  const [first, ...others] = numbersIn(name, values)
  if (first === undefined) throw new FormulaError(`not enough arguments to call ${name}`)
  return others.reduce((best, value) => (isBetter(value, best) ? value : best), first)
}

function mean(numbers: readonly (bigint | number)[]): Value {
  return numbers.length === 0 ? 0n : Number(numbers.reduce(add, 0n)) / numbers.length
}

function median(numbers: (bigint | number)[]): Value {
  if (numbers.length === 0) return 0n
  const sorted = numbers.map(Number).sort(ascending)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

function absolute(value: Value): Value {
  if (!isNumber(value)) throw new FormulaError(`invalid argument for abs (type ${typeName(value)})`)
  return value < 0 ? -value : value
}

/** Halves go away from zero. */
function roundAway(real: number): number {
  return Math.sign(real) * Math.floor(Math.abs(real) + 0.5)
}

function ascending(left: bigint | number, right: bigint | number): number {
  return left < right ? -1 : left > right ? 1 : 0
}
