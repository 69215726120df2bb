import { LineCounter, parseAllDocuments } from 'yaml'
import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { limits } from '../limits.ts'
import { valueAt } from '../path.ts'
import { positionOf } from '../yaml/locate.ts'

/** One file of manifests, or what came through a pipe. */
export type ManifestFile = { readonly name: string; readonly text: string }

/** One Kubernetes object as plain data. */
export type Manifest = {
  readonly file: string
  readonly kind: string
  readonly apiVersion: string
  readonly name: string
  readonly namespace: string
  readonly data: unknown
}

/** A cluster's worth of `kubectl get -o yaml`. */
const mostCharacters = 20_000_000

/** Every object of a file: several documents, and kubectl's Lists, are taken apart. */
export function readManifests({ name: file, text }: ManifestFile): {
  readonly manifests: readonly Manifest[]
  readonly diagnostics: readonly Diagnostic[]
} {
  if (text.length > mostCharacters) return { manifests: [], diagnostics: [unreadable(file, 'is larger than 20 MB')] }
  const lines = new LineCounter()
  const diagnostics: Diagnostic[] = []
  const manifests: Manifest[] = []
  try {
    const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, logLevel: 'silent' })
    for (const document of Array.isArray(documents) ? documents : []) {
      const error = document.errors[0]
      if (error) diagnostics.push({ ...unreadable(file, `is not valid YAML: ${error.message}`), ...positionOf(lines, error.pos) })
      else flatten(document.toJS({ maxAliasCount: limits.aliases }), file, manifests, diagnostics)
    }
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof ReferenceError)) throw error
    diagnostics.push(unreadable(file, 'nests too deeply'))
  }
  return { manifests, diagnostics }
}

function flatten(data: unknown, file: string, manifests: Manifest[], diagnostics: Diagnostic[]): void {
  if (data === null || data === undefined) return
  const kind = valueAt(data, ['kind'])
  const items = valueAt(data, ['items'])
  if (typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items)) {
    for (const item of items) flatten(item, file, manifests, diagnostics)
    return
  }
  const name = valueAt(data, ['metadata', 'name'])
  if (typeof kind !== 'string' || typeof name !== 'string') {
    diagnostics.push(unreadable(file, 'has a document without kind and metadata.name'))
    return
  }
  manifests.push({
    file,
    kind,
    apiVersion: String(valueAt(data, ['apiVersion']) ?? ''),
    name,
    namespace: String(valueAt(data, ['metadata', 'namespace']) ?? 'default'),
    data,
  })
}

function unreadable(file: string, problem: string): Diagnostic {
  return diagnostic('E402', {
    path: file,
    message: `${file} ${problem}`,
    expected: 'Kubernetes objects, as kubectl prints them',
    received: 'something else',
  })
}
