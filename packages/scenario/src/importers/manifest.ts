import { type Diagnostic, diagnostic } from '../diagnostic.ts'
import { limits } from '../limits.ts'
import { valueAt } from '../path.ts'
import { composeYaml, plainData } from '../yaml/compose.ts'
import { positionOf } from '../yaml/locate.ts'
import { helmValuesOf } from './helm-values.ts'

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

/** How reports call an object: `Deployment shop/checkout`. */
export function whereabouts({ kind, namespace, name, file }: Manifest): { readonly object: string; readonly file: string } {
  return { object: `${kind} ${namespace === 'default' ? '' : `${namespace}/`}${name}`, file }
}

/** A cluster's worth of `kubectl get -o yaml`. */
const mostCharacters = 20_000_000

/** Lists of lists do not occur; a bound all the same, for aliases that name what holds them. */
const mostLists = 4

/** Every object of a file: several documents, and kubectl's Lists, are taken apart. */
export function readManifests({ name: file, text }: ManifestFile): {
  readonly manifests: readonly Manifest[]
  readonly diagnostics: readonly Diagnostic[]
} {
  if (text.length > mostCharacters) return { manifests: [], diagnostics: [unreadable(file, 'is larger than 20 MB')] }
  const composed = composeYaml(text, limits.nesting, true)
  if (!composed) return { manifests: [], diagnostics: [unreadable(file, 'nests too deeply')] }
  const diagnostics: Diagnostic[] = []
  const manifests: Manifest[] = []
  for (const document of composed.documents) {
    const [error] = document.errors
    if (error) diagnostics.push({ ...unreadable(file, `is not valid YAML: ${error.message}`), ...positionOf(composed.lines, error.pos) })
    else {
      const data = plainData(document)
      if (data) flatten(data.value, file, 0, manifests, diagnostics)
      else diagnostics.push(unreadable(file, 'has aliases that expand too far'))
    }
  }
  return { manifests, diagnostics }
}

function flatten(data: unknown, file: string, depth: number, manifests: Manifest[], diagnostics: Diagnostic[]): void {
  if (data === null || data === undefined) return
  const kind = valueAt(data, ['kind'])
  const items = valueAt(data, ['items'])
  if (typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items) && depth < mostLists) {
    for (const item of items) flatten(item, file, depth + 1, manifests, diagnostics)
    return
  }
  const values = typeof kind === 'string' ? undefined : helmValuesOf(data)
  if (values) {
    manifests.push({ file, kind: 'Values', apiVersion: values, name: file, namespace: 'default', data })
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
