export type Token = {
  readonly kind: 'number' | 'string' | 'name' | 'operator' | 'end'
  readonly text: string
  /** Where it begins, counted from 0. */
  readonly at: number
}

/** What is wrong with a formula, and where. */
export class FormulaError extends Error {}

const pattern =
  /\s*(?:(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|(?<string>"[^"]*"|'[^']*')|(?<name>#\w*|[A-Za-z_$][\w$]*)|(?<operator>\?\?|\*\*|==|!=|<=|>=|&&|\|\||[-+*/%^<>!?:,;=()[\]{}|]))/y

/** @throws FormulaError at a character that begins nothing */
export function tokensOf(formula: string): readonly Token[] {
  const tokens: Token[] = []
  const end = formula.trimEnd().length
  let at = 0
  while (at < end) {
    pattern.lastIndex = at
    const found = pattern.exec(formula)
    if (!found?.groups) throw new FormulaError(`unrecognized character at ${at + 1}`)
    const [kind, text] = Object.entries(found.groups).find(([, given]) => given !== undefined) as [Token['kind'], string]
    tokens.push({ kind, text, at: pattern.lastIndex - text.length })
    at = pattern.lastIndex
  }
  return [...tokens, { kind: 'end', text: '', at: end }]
}
