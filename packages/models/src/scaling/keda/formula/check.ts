import { builtins, type ValueType } from './builtins.ts'
import type { Node } from './syntax.ts'
import { FormulaError } from './tokens.ts'

/**
 * Type of a formula before it has seen a value. Lists hold anything, so most doubts are left to the run.
 *
 * @param names what may be called by name, and its type
 * @throws FormulaError for unknown names and for operands that never fit
 */
export function typeOf(node: Node, names: ReadonlyMap<string, ValueType>): ValueType {
  switch (node.kind) {
    case 'literal':
      return literalType(node.value)
    case 'name': {
      const type = names.get(node.name)
      if (type === undefined) throw new FormulaError(`unknown name ${node.name}`)
      return type
    }
    case 'list':
      for (const item of node.items) typeOf(item, names)
      return 'list'
    case 'unary':
      return unaryType(node.operator, typeOf(node.operand, names))
    case 'binary':
      return binaryType(node.operator, typeOf(node.left, names), typeOf(node.right, names))
    case 'choice':
      requireType(typeOf(node.condition, names), ['bool'], 'non-bool expression used as condition')
      return common(typeOf(node.yes, names), typeOf(node.no, names))
    case 'call':
      return callType(node, names)
    case 'element':
      requireType(typeOf(node.list, names), ['list'], 'only a list has elements')
      requireType(typeOf(node.index, names), ['int'], 'an index is a whole number')
      return 'any'
    case 'let':
      return typeOf(node.body, new Map([...names, [node.name, typeOf(node.value, names)]]))
  }
}

function callType({ name, arguments: given }: Extract<Node, { kind: 'call' }>, names: ReadonlyMap<string, ValueType>): ValueType {
  if (!Object.hasOwn(builtins, name)) throw new FormulaError(`unknown name ${name}`)
  const { takes, gives } = builtins[name]
  const inside = takes === 'values' ? names : new Map<string, ValueType>([...names, ['#', 'any'], ['#acc', 'any']])
  if (given.length === 0 || (takes !== 'values' && given.length < 2)) throw new FormulaError(`not enough arguments to call ${name}`)
  const types = given.map((each, index) => typeOf(each, index === 1 ? inside : names))
  if (takes !== 'values') requireType(types[0], ['list'], `builtin ${name} takes only array`)
  else if (name === 'float' || name === 'int') requireCast(name, types[0], given[0])
  return gives
}

/** A cast takes numbers, and text that is one. */
function requireCast(name: string, type: ValueType, argument: Node): void {
  const isNumeral = argument.kind === 'literal' && typeof argument.value === 'string' && /^[+-]?\d+(?:\.\d+)?$/.test(argument.value)
  if (!isNumeral) requireType(type, ['int', 'float'], `invalid argument for ${name}`)
}

function unaryType(operator: string, type: ValueType): ValueType {
  if (operator === 'not' || operator === '!') return requireType(type, ['bool'], `invalid operation: ${operator}`)
  return requireType(type, ['int', 'float'], `invalid operation: ${operator}`)
}

function binaryType(operator: string, left: ValueType, right: ValueType): ValueType {
  const mismatch = `invalid operation: ${operator} (mismatched types ${left} and ${right})`
  const bothAre = (...types: readonly ValueType[]) => {
    requireType(left, types, mismatch)
    requireType(right, types, mismatch)
  }
  switch (operator) {
    case '??':
      return left === right ? left : 'any'
    case 'and':
    case '&&':
    case 'or':
    case '||':
      bothAre('bool')
      return 'bool'
    case '==':
    case '!=':
      return 'bool'
    case '%':
      bothAre('int')
      return 'int'
    case '+':
      if (left === 'string' || right === 'string') bothAre('string')
      else bothAre('int', 'float')
      return common(left, right)
    default:
      bothAre('int', 'float')
      if (/[<>]/.test(operator)) return 'bool'
      return operator === '-' || operator === '*' ? common(left, right) : 'float'
  }
}

function common(left: ValueType, right: ValueType): ValueType {
  if (left === right) return left
  const isArithmetic = (type: ValueType) => type === 'int' || type === 'float'
  return isArithmetic(left) && isArithmetic(right) ? 'float' : 'any'
}

function literalType(value: Extract<Node, { kind: 'literal' }>['value']): ValueType {
  if (value === null) return 'nil'
  if (typeof value === 'bigint') return 'int'
  return typeof value === 'number' ? 'float' : typeof value === 'boolean' ? 'bool' : 'string'
}

function requireType(type: ValueType, allowed: readonly ValueType[], message: string): ValueType {
  if (type !== 'any' && !allowed.includes(type)) throw new FormulaError(`${message} (type ${type})`)
  return type
}
