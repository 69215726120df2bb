import { type Document, isAlias, isCollection, isMap, isNode, isScalar, isSeq, type LineCounter, type Node, type Pair } from 'yaml'
import type { Diagnostic } from '../diagnostic.ts'
import type { Path } from '../path.ts'

type Position = Pick<Diagnostic, 'line' | 'column' | 'endLine' | 'endColumn'>

/** Lines and columns of a range of character offsets; empty for a node that was not read from text. */
export function positionOf(lines: LineCounter, range: readonly number[] | null | undefined): Position {
  if (!range) return {}
  const from = lines.linePos(range[0])
  const to = lines.linePos(Math.max(range[0], range[1]))
  return { line: Math.max(1, from.line), column: Math.max(1, from.col), endLine: Math.max(1, to.line), endColumn: Math.max(1, to.col) }
}

/** The node that an alias stands for, or the node itself. */
function real(document: Document, node: unknown): Node | undefined {
  if (isAlias(node)) return node.resolve(document) ?? node
  return isNode(node) ? node : undefined
}

export function pairAt(map: unknown, key: string | number): Pair | undefined {
  return isMap(map) ? map.items.find((pair) => String(isScalar(pair.key) ? pair.key.value : pair.key) === String(key)) : undefined
}

/** The node at `path`, aliases followed; undefined when the document has none there. */
export function nodeAt(document: Document, path: Path): Node | undefined {
  let node = real(document, document.contents)
  for (const key of path) {
    const child = isSeq(node) ? node.items[Number(key)] : pairAt(node, key)?.value
    node = real(document, child)
    if (node === undefined) return undefined
  }
  return node
}

/**
 * Where `path` stands in the text: its key, its value, or, when it is not there at all, the nearest thing that holds it.
 * A map or list that spans lines is shown by its key.
 */
export function locate(document: Document, lines: LineCounter, path: Path, part: 'key' | 'value'): Position {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = nodeAt(document, path.slice(0, depth - 1))
    const pair = pairAt(parent, path[depth - 1])
    const key = isNode(pair?.key) ? pair.key.range : undefined
    const node = isSeq(parent) ? parent.items[Number(path[depth - 1])] : pair?.value
    const value = isNode(node) ? node : undefined
    const isWide = isCollection(value) && !(value.flow && isShort(value.range))
    const wanted = key && (part === 'key' || depth < path.length || isWide || !value?.range || isEmpty(value.range)) ? key : value?.range
    if (wanted) return isWide && !key ? firstLine(lines, wanted) : positionOf(lines, wanted)
  }
  return { line: 1, column: 1, endLine: 1, endColumn: 1 }
}

function isShort(range: readonly number[] | null | undefined): boolean {
  return !range || range[1] - range[0] < 120
}

function isEmpty(range: readonly number[]): boolean {
  return range[1] <= range[0]
}

function firstLine(lines: LineCounter, range: readonly number[]): Position {
  const { line, column } = positionOf(lines, range)
  return { line, column, endLine: line, endColumn: (column ?? 1) + 1 }
}
