import { type Document, isAlias, isCollection, isMap, isPair, isScalar, LineCounter, parseDocument, type YAMLMap } from 'yaml'
import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { limits, utf8Bytes } from '../limits.ts'
import { positionOf } from './locate.ts'

/** A document as text, as a tree that knows where everything stands, and as plain data. */
export type Source = { readonly text: string; readonly document: Document.Parsed; readonly lines: LineCounter; readonly data: unknown }

/** Reads YAML within bounds. `source` is absent when the text cannot be taken as data at all. */
export function readYaml(text: string): { readonly source?: Source; readonly diagnostics: readonly Diagnostic[] } {
  const bytes = utf8Bytes(text, limits.documentBytes)
  if (bytes > limits.documentBytes) return { diagnostics: [tooLarge(text.length)] }
  const lines = new LineCounter()
  try {
    // Duplicate keys are looked for below: the library compares every key with every other.
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, logLevel: 'silent' })
    if (document.errors.length > 0)
      return { diagnostics: document.errors.map((error) => notYaml(error.message, error.code, lines, error.pos)) }
    const warnings = document.warnings.map((warning) => notYaml(warning.message, warning.code, lines, warning.pos))
    const found = inspect(document, lines)
    if (found.isTooDeep) return { diagnostics: [tooDeep()] }
    return {
      source: { text, document, lines, data: document.toJS({ maxAliasCount: limits.aliases }) },
      diagnostics: [...warnings, ...found.duplicates],
    }
  } catch (error) {
    // RangeError: the parser ran out of stack on nesting. ReferenceError: aliases that expand too far, or name nothing.
    if (error instanceof RangeError || error instanceof ReferenceError) return { diagnostics: [tooDeep()] }
    throw error
  }
}

function inspect(
  document: Document.Parsed,
  lines: LineCounter,
): { readonly isTooDeep: boolean; readonly duplicates: readonly Diagnostic[] } {
  const duplicates: Diagnostic[] = []
  const open: { readonly node: unknown; readonly depth: number; readonly anchors: readonly string[] }[] = [
    { node: document.contents, depth: 0, anchors: [] },
  ]
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth, anchors } = next
    if (depth > limits.nesting) return { isTooDeep: true, duplicates }
    // An alias inside what it names would be endless.
    if (isAlias(node) && anchors.includes(node.source)) return { isTooDeep: true, duplicates }
    if (isMap(node)) duplicates.push(...repeatedKeys(node, lines))
    if (isPair(node)) open.push({ node: node.key, depth, anchors }, { node: node.value, depth, anchors })
    if (isCollection(node)) {
      const inside = node.anchor === undefined ? anchors : [...anchors, node.anchor]
      for (const item of node.items) open.push({ node: item, depth: depth + 1, anchors: inside })
    }
  }
  return { isTooDeep: false, duplicates }
}

function repeatedKeys(map: YAMLMap, lines: LineCounter): Diagnostic[] {
  const seen = new Set<string>()
  const repeated: Diagnostic[] = []
  for (const { key } of map.items) {
    const name = isScalar(key) ? String(key.value) : undefined
    if (name === undefined) continue
    if (seen.has(name))
      repeated.push(
        diagnostic('E104', {
          path: name,
          message: `the key ${name} appears twice in the same map`,
          expected: 'each key once',
          received: `${name} again`,
          fix: 'keep one of the two',
          ...(isScalar(key) ? positionOf(lines, key.range) : {}),
        }),
      )
    seen.add(name)
  }
  return repeated
}

function notYaml(message: string, yamlCode: string, lines: LineCounter, range: readonly [number, number]): Diagnostic {
  const fix =
    yamlCode === 'TAB_AS_INDENT'
      ? 'indent with spaces'
      : yamlCode === 'MULTIPLE_DOCS'
        ? 'keep one document a file, and remove what follows the line ---'
        : undefined
  return diagnostic('E101', {
    path: '',
    message: `this is not valid YAML: ${message}`,
    expected: 'YAML 1.2',
    received: yamlCode.toLowerCase().replaceAll('_', ' '),
    ...(fix ? { fix } : {}),
    ...positionOf(lines, range),
  })
}

function tooLarge(characters: number): Diagnostic {
  return diagnostic('E102', {
    path: '',
    message: `the document is larger than ${limits.documentBytes / 1e6} MB`,
    expected: `at most ${limits.documentBytes} bytes`,
    received: `${characters} characters`,
    fix: 'move recorded series into a trace file',
    line: 1,
    column: 1,
  })
}

function tooDeep(): Diagnostic {
  return diagnostic('E103', {
    path: '',
    message: 'maps, lists or aliases of the document go too deep',
    expected: `at most ${limits.nesting} levels, and aliases that expand to at most ${limits.aliases} nodes`,
    received: 'more than that, or an alias inside what it names',
    line: 1,
    column: 1,
  })
}
