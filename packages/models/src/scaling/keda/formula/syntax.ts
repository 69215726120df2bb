import { FormulaError, type Token, tokensOf } from './tokens.ts'

/** A formula as a tree. Integers are bigint, reals are numbers: the language tells them apart. */
export type Node =
  | { readonly kind: 'literal'; readonly value: bigint | number | string | boolean | null }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Node[] }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Node }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Node; readonly right: Node }
  | { readonly kind: 'choice'; readonly condition: Node; readonly yes: Node; readonly no: Node }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Node[] }
  | { readonly kind: 'element'; readonly list: Node; readonly index: Node }
  | { readonly kind: 'let'; readonly name: string; readonly value: Node; readonly body: Node }

/** How tightly operators bind. @see github.com/expr-lang/expr parser/operator */
const precedence: Readonly<Record<string, number>> = {
  '|': 0,
  ...{ or: 10, '||': 10, and: 15, '&&': 15 },
  ...{ '==': 20, '!=': 20, '<': 20, '>': 20, '<=': 20, '>=': 20 },
  ...{ '+': 30, '-': 30, '*': 60, '/': 60, '%': 60, '**': 100, '^': 100, '??': 500 },
}
const unaryPrecedence: Readonly<Record<string, number>> = { not: 50, '!': 50, '-': 90, '+': 90 }
const keywords: Readonly<Record<string, boolean | null>> = { true: true, false: false, nil: null }

/** @throws FormulaError where the text stops making sense */
export function parseFormula(formula: string): Node {
  const tokens = tokensOf(formula)
  let position = 0
  const peek = (): Token => tokens[position]
  const next = (): Token => tokens[position++]
  const isNext = (text: string): boolean => peek().kind !== 'string' && peek().kind !== 'end' && peek().text === text
  const expect = (text: string): void => {
    if (!isNext(text)) throw unexpected(peek())
    next()
  }

  const sequence = (close: string): Node[] => {
    const items: Node[] = []
    while (!isNext(close)) {
      if (items.length > 0) expect(',')
      items.push(expression())
    }
    expect(close)
    return items
  }

  const call = (name: string, piped: readonly Node[]): Node => {
    expect('(')
    return postfix({ kind: 'call', name, arguments: [...piped, ...sequence(')')] })
  }

  const primary = (): Node => {
    const token = next()
    if (token.kind === 'number') return { kind: 'literal', value: numberOf(token.text) }
    if (token.kind === 'string') return { kind: 'literal', value: token.text.slice(1, -1) }
    if (token.kind === 'name' && token.text in keywords) return { kind: 'literal', value: keywords[token.text] }
    if (token.kind === 'name') return isNext('(') ? call(token.text, []) : { kind: 'name', name: token.text }
    if (token.text === '[') return { kind: 'list', items: sequence(']') }
    // A predicate in braces is the same as one without.
    if (token.text === '(' || token.text === '{') {
      const inner = expression()
      expect(token.text === '(' ? ')' : '}')
      return inner
    }
    throw unexpected(token)
  }

  const postfix = (node: Node): Node => {
    if (!isNext('[')) return node
    next()
    const index = expression()
    expect(']')
    return postfix({ kind: 'element', list: node, index })
  }

  const operand = (): Node => {
    const { text, kind } = peek()
    if (kind === 'string' || !Object.hasOwn(unaryPrecedence, text)) return postfix(primary())
    next()
    return { kind: 'unary', operator: text, operand: binary(unaryPrecedence[text]) }
  }

  const binary = (least: number): Node => {
    let left = operand()
    while (true) {
      const { text: operator, kind } = peek()
      if (kind === 'string' || !Object.hasOwn(precedence, operator) || precedence[operator] < least) return left
      next()
      if (operator === '|') left = call(next().text, [left])
      else {
        const isRightToLeft = operator === '**' || operator === '^'
        left = { kind: 'binary', operator, left, right: binary(precedence[operator] + (isRightToLeft ? 0 : 1)) }
      }
    }
  }

  const expression = (): Node => {
    if (isNext('let')) return definition()
    const condition = binary(0)
    if (!isNext('?')) return condition
    next()
    const yes = expression()
    expect(':')
    return { kind: 'choice', condition, yes, no: expression() }
  }

  const definition = (): Node => {
    next()
    const { text: name } = next()
    expect('=')
    const value = expression()
    expect(';')
    return { kind: 'let', name, value, body: expression() }
  }

  const whole = expression()
  if (peek().kind !== 'end') throw unexpected(peek())
  return whole
}

function numberOf(text: string): bigint | number {
  return /^\d+$/.test(text) ? BigInt(text) : Number(text)
}

function unexpected({ kind, text, at }: Token): FormulaError {
  return new FormulaError(kind === 'end' ? 'unexpected end of the formula' : `unexpected token ${JSON.stringify(text)} at ${at + 1}`)
}
