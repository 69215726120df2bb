import { Composer, type CST, type Document, Lexer, LineCounter, Parser } from 'yaml'
import { limits } from '../limits.ts'

/** What the parser keeps open beside the levels of the document itself: the document, a scalar, a key. */
const parserOverhead = 6

export type Composed = { readonly documents: readonly Document.Parsed[]; readonly lines: LineCounter }

/**
 * Every document of a YAML text, or nothing when it nests deeper than `nesting` levels. Nesting is bounded while tokens are read, without
 * recursion: the composer that follows recurses, and a stack that runs out inside a regular expression ends the whole process.
 *
 * @param isMany whether several documents are welcome; otherwise the second ends the reading
 */
export function composeYaml(text: string, nesting: number, isMany: boolean): Composed | undefined {
  const lines = new LineCounter()
  const tokens = readTokens(text, lines, nesting + parserOverhead)
  if (!tokens) return undefined
  // Duplicate keys are looked for by the reader: the library compares every key with every other.
  const composer = new Composer({ uniqueKeys: false, logLevel: 'error' })
  const documents: Document.Parsed[] = []
  for (const document of composer.compose(tokens, !isMany, text.length)) {
    documents.push(document as Document.Parsed)
    if (!isMany && documents.length === 2) break
  }
  return { documents, lines }
}

function readTokens(text: string, lines: LineCounter, mostOpen: number): readonly CST.Token[] | undefined {
  const parser = new Parser(lines.addNewLine)
  const tokens: CST.Token[] = []
  lines.addNewLine(0)
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme))
    if (parser.stack.length > mostOpen) return undefined
  }
  tokens.push(...parser.end())
  return tokens
}

/** Undefined when aliases expand too far, or name nothing. */
export function plainData(document: Document.Parsed): { readonly value: unknown } | undefined {
  try {
    return { value: document.toJS({ maxAliasCount: limits.aliases }) }
  } catch (error) {
    if (error instanceof ReferenceError) return undefined
    throw error
  }
}
