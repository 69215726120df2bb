import { isScalar, parseDocument, stringify } from 'yaml'

/** Keys of maps and positions in lists, from the top of the document. */
export type DocumentPath = readonly (string | number)[]

/** The document as plain data, or null while it cannot be read at all. */
export function readDocument(text: string): unknown {
  const document = parseDocument(text, { logLevel: 'silent' })
  if (document.errors.length > 0) return null
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch {
    return null
  }
}

export function valueAt(data: unknown, path: DocumentPath): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[key] : undefined),
    data,
  )
}

/**
 * The text with one value set; comments stay, and where only a single value changes nothing else of the text does.
 * A text that is not YAML comes back as it is.
 */
export function setAt(text: string, path: DocumentPath, value: unknown): string {
  const document = parseDocument(text, { logLevel: 'silent', keepSourceTokens: true })
  if (document.errors.length > 0) return text
  const node: unknown = document.getIn(path, true)
  if (isScalar(node) && node.range && node.range[1] > node.range[0] && typeof value !== 'object') {
    const spliced = text.slice(0, node.range[0]) + inFlow(value) + text.slice(node.range[1])
    if (Object.is(valueAt(readDocument(spliced), path), value)) return spliced
  }
  document.setIn(path, document.createNode(value, { flow: typeof value === 'object' && path.length > 2 }))
  return document.toString({ lineWidth: 0 })
}

/** The text without the value at the path. */
export function removeAt(text: string, path: DocumentPath): string {
  const document = parseDocument(text, { logLevel: 'silent' })
  if (document.errors.length > 0 || !document.hasIn(path)) return text
  document.deleteIn(path)
  return document.toString({ lineWidth: 0 })
}

/** Quoted as a value inside braces must be, so that it can stand anywhere. */
const inFlow = (value: unknown) =>
  stringify([value], { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false }).trim().slice(1, -1)

/** A value on one line, as a person would write it into a field: `{ p50: 18ms, p99: 120ms }`. */
export function printInline(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim()
}

/** The other way: what a person wrote into a field. Text that is no YAML is text. */
export function readInline(text: string): unknown {
  const document = parseDocument(text, { logLevel: 'silent' })
  return document.errors.length > 0 ? text : (document.toJS() as unknown)
}
