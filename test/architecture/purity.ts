import ts from 'typescript'

/** Exact by IEEE 754 or by definition, hence the same bits on every machine. Everything else on Math is left to its maker. */
const exactMath = new Set([
  ...['abs', 'ceil', 'clz32', 'floor', 'fround', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc'],
  ...['E', 'LN10', 'LN2', 'LOG10E', 'LOG2E', 'PI', 'SQRT1_2', 'SQRT2'],
])

/** Depend on the time zone or the language of the machine. */
const localNames =
  /^((get|set)(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|Year)|getTimezoneOffset|toLocale\w+|localeCompare)$/

const bannedGlobals = new Set(['Intl', 'globalThis', 'performance', 'crypto', 'process', 'WeakRef', 'FinalizationRegistry', 'eval'])

export type Impurity = { readonly line: number; readonly what: string }

function isProperty(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node
  return (
    (ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isBindingElement(parent)) &&
    (parent.name === node || (ts.isBindingElement(parent) && parent.propertyName === node))
  )
}

function isTypeOnly(node: ts.Node): boolean {
  return ts.isTypeReferenceNode(node.parent) || ts.isExpressionWithTypeArguments(node.parent) || ts.isQualifiedName(node.parent)
}

function impurityOfIdentifier(node: ts.Identifier): string | undefined {
  const { parent, text } = node
  if (isProperty(node)) return ts.isPropertyAccessExpression(parent) && localNames.test(text) ? `.${text}` : undefined
  if (isTypeOnly(node)) return undefined
  if (bannedGlobals.has(text)) return text
  const member = ts.isPropertyAccessExpression(parent) && parent.expression === node ? parent.name.text : undefined
  if (text === 'Math') {
    if (member === undefined) return 'Math as a value'
    return exactMath.has(member) ? undefined : `Math.${member}`
  }
  if (text === 'Date') {
    if (member === 'UTC') return undefined
    if (member !== undefined) return `Date.${member}`
    const isConstructed = ts.isNewExpression(parent) && parent.expression === node && (parent.arguments?.length ?? 0) > 0
    const isTested = ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword
    if (!isConstructed && !isTested) return ts.isNewExpression(parent) ? 'new Date()' : 'Date as a value'
  }
  return undefined
}

function impurityOf(node: ts.Node): string | undefined {
  if (node.kind === ts.SyntaxKind.AsteriskAsteriskToken) return '**'
  if (node.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken) return '**='
  return ts.isIdentifier(node) ? impurityOfIdentifier(node) : undefined
}

/**
 * What in a source file could give other bytes on another machine, at another hour or in another run: wall clock, unnamed
 * chance, mathematics that the language leaves to its maker, and the machine's language and time zone.
 */
export function impuritiesOf(file: string, text: string): Impurity[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)
  const found: Impurity[] = []
  const visit = (node: ts.Node): void => {
    const what = impurityOf(node)
    if (what) found.push({ line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, what })
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}
