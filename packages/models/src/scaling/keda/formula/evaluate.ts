import { pow } from '@plimsoll/kernel'
import { add, builtins, isNumber, listOf, typeName, type Value } from './builtins.ts'
import type { Node } from './syntax.ts'
import { FormulaError } from './tokens.ts'

/**
 * Value of a formula.
 *
 * @throws FormulaError where an operand turns out to be nil or of another type
 */
export function evaluate(node: Node, names: ReadonlyMap<string, Value>): Value {
  switch (node.kind) {
    case 'literal':
      return node.value
    case 'name':
      return names.get(node.name) ?? null
    case 'list':
      return node.items.map((item) => evaluate(item, names))
    case 'unary':
      return unary(node.operator, evaluate(node.operand, names))
    case 'binary':
      return binary(node, names)
    case 'choice':
      return evaluate(truth(evaluate(node.condition, names)) ? node.yes : node.no, names)
    case 'call':
      return call(node, names)
    case 'element':
      return element(listOf('[]', evaluate(node.list, names)), evaluate(node.index, names))
    case 'let':
      return evaluate(node.body, new Map([...names, [node.name, evaluate(node.value, names)]]))
  }
}

function call({ name, arguments: given }: Extract<Node, { kind: 'call' }>, names: ReadonlyMap<string, Value>): Value {
  const { takes, apply } = builtins[name]
  if (name === 'sum' && given[0].kind === 'list' && given[0].items.length > 1) return sumFromRight(given[0].items, names)
  if (apply) return apply(given.map((each) => evaluate(each, names)))
  const list = listOf(name, evaluate(given[0], names))
  if (takes === 'fold') return fold(list, given, names)
  const ask = (item: Value) => evaluate(given[1], new Map([...names, ['#', item]]))
  switch (name) {
    case 'map':
      return list.map(ask)
    case 'filter':
      return list.filter((item) => truth(ask(item)))
    case 'count':
      return BigInt(list.filter((item) => truth(ask(item))).length)
    case 'all':
      return list.every((item) => truth(ask(item)))
    case 'any':
      return list.some((item) => truth(ask(item)))
    default:
      return !list.some((item) => truth(ask(item)))
  }
}

/** The language rewrites the sum of a written list as `a + (b + c)`, which shows in the last digit. */
function sumFromRight(items: readonly Node[], names: ReadonlyMap<string, Value>): Value {
  const values = items.map((item) => evaluate(item, names))
  return values.reduceRight((sum, value) => arithmetic('+', value, sum))
}

/** Without a start value the first element is it. */
function fold(list: readonly Value[], [, step, start]: readonly Node[], names: ReadonlyMap<string, Value>): Value {
  const first = start ? evaluate(start, names) : (list[0] ?? null)
  const rest = start ? list : list.slice(1)
  return rest.reduce((sofar: Value, item) => evaluate(step, new Map([...names, ['#', item], ['#acc', sofar]])), first)
}

function element(list: readonly Value[], index: Value): Value {
  const position = Number(index) < 0 ? list.length + Number(index) : Number(index)
  if (typeof index !== 'bigint' || list[position] === undefined) throw new FormulaError(`index out of range: ${index}`)
  return list[position]
}

function unary(operator: string, value: Value): Value {
  if (operator === 'not' || operator === '!') return !truth(value)
  if (!isNumber(value)) throw new FormulaError(`invalid operation: ${operator} ${typeName(value)}`)
  return operator === '-' ? -value : value
}

function binary({ operator, left, right }: Extract<Node, { kind: 'binary' }>, names: ReadonlyMap<string, Value>): Value {
  const first = evaluate(left, names)
  const second = () => evaluate(right, names)
  switch (operator) {
    case '??':
      return first ?? second()
    case 'and':
    case '&&':
      return truth(first) && truth(second())
    case 'or':
    case '||':
      return truth(first) || truth(second())
    case '==':
      return isEqual(first, second())
    case '!=':
      return !isEqual(first, second())
    default:
      return arithmetic(operator, first, second())
  }
}

function arithmetic(operator: string, left: Value, right: Value): Value {
  if (operator === '+' && typeof left === 'string' && typeof right === 'string') return left + right
  if (!isNumber(left) || !isNumber(right)) throw new FormulaError(`invalid operation: ${typeName(left)} ${operator} ${typeName(right)}`)
  switch (operator) {
    case '+':
      return add(left, right)
    case '-':
      return add(left, -right)
    case '*':
      return typeof left === 'bigint' && typeof right === 'bigint' ? BigInt.asIntN(64, left * right) : Number(left) * Number(right)
    case '/':
      return Number(left) / Number(right)
    case '%':
      return remainder(left, right)
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
    default:
      return power(Number(left), Number(right))
  }
}

function remainder(left: bigint | number, right: bigint | number): bigint {
  if (typeof left !== 'bigint' || typeof right !== 'bigint')
    throw new FormulaError(`invalid operation: ${typeName(left)} % ${typeName(right)}`)
  if (right === 0n) throw new FormulaError('integer divide by zero')
  return left % right
}

/** Roots by sqrt, as Go takes them. */
function power(base: number, exponent: number): number {
  if (exponent === 0.5) return Math.sqrt(base)
  return base < 0 && !Number.isInteger(exponent) ? Number.NaN : pow(base, exponent)
}

function isEqual(left: Value, right: Value): boolean {
  return isNumber(left) && isNumber(right) ? Number(left) === Number(right) : left === right
}

function truth(value: Value): boolean {
  if (typeof value !== 'boolean') throw new FormulaError(`invalid operation: ${typeName(value)} used as a condition`)
  return value
}
