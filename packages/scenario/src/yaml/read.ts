import { type Document, isAlias, isCollection, isMap, isPair, isScalar, type LineCounter, type YAMLMap } from 'yaml'
import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { limits, utf8Bytes } from '../limits.ts'
import { composeYaml, plainData } from './compose.ts'
import { positionOf } from './locate.ts'
import { notYaml, secondDocument, tooDeep, tooLarge } from './refusals.ts'

/** A document as text, as a tree that knows where everything stands, and as plain data. */
export type Source = { readonly text: string; readonly document: Document.Parsed; readonly lines: LineCounter; readonly data: unknown }

type Read = { readonly source?: Source; readonly diagnostics: readonly Diagnostic[] }

/** Reads YAML within bounds. `source` is absent when the text cannot be taken as data at all. */
export function readYaml(text: string): Read {
  if (utf8Bytes(text, limits.documentBytes) > limits.documentBytes) return { diagnostics: [tooLarge(text.length)] }
  const composed = composeYaml(text, limits.nesting, false)
  if (!composed) return { diagnostics: [tooDeep()] }
  const { documents, lines } = composed
  const [document, second] = documents
  const errors = document.errors.map((error) => notYaml(error.message, error.code, lines, error.pos))
  if (second) errors.push(secondDocument(lines, second.range))
  if (errors.length > 0) return { diagnostics: errors }
  const { isEndless, duplicates } = inspect(document, lines)
  const data = isEndless ? undefined : plainData(document)
  if (!data) return { diagnostics: [tooDeep()] }
  const warnings = document.warnings.map((warning) => notYaml(warning.message, warning.code, lines, warning.pos))
  return { source: { text, document, lines, data: data.value }, diagnostics: [...warnings, ...duplicates] }
}

/** Looks at every node: keys written twice, and an alias inside what it names, which would be endless. */
function inspect(
  document: Document.Parsed,
  lines: LineCounter,
): { readonly isEndless: boolean; readonly duplicates: readonly Diagnostic[] } {
  const duplicates: Diagnostic[] = []
  const open: { readonly node: unknown; readonly anchors: readonly string[] }[] = [{ node: document.contents, anchors: [] }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, anchors } = next
    if (isAlias(node) && anchors.includes(node.source)) return { isEndless: true, duplicates }
    if (isMap(node)) duplicates.push(...repeatedKeys(node, lines))
    if (isPair(node)) open.push({ node: node.key, anchors }, { node: node.value, anchors })
    if (isCollection(node)) {
      const inside = node.anchor === undefined ? anchors : [...anchors, node.anchor]
      for (const item of node.items) open.push({ node: item, anchors: inside })
    }
  }
  return { isEndless: false, duplicates }
}

function repeatedKeys(map: YAMLMap, lines: LineCounter): Diagnostic[] {
  const seen = new Set<string>()
  const repeated: Diagnostic[] = []
  for (const { key } of map.items) {
    if (!isScalar(key)) continue
    const name = String(key.value)
    if (seen.has(name))
      repeated.push(
        diagnostic('E104', {
          path: name,
          message: `the key ${name} appears twice in the same map`,
          expected: 'each key once',
          received: `${name} again`,
          fix: 'keep one of the two',
          ...positionOf(lines, key.range),
        }),
      )
    seen.add(name)
  }
  return repeated
}
