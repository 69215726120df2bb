import type { Diagnostic } from './diagnostic.ts'
import { parsePath, resolvePath } from './path.ts'
import { locate } from './yaml/locate.ts'
import { readYaml } from './yaml/read.ts'

/** The same diagnostics with the lines and columns of their paths in `text`, for those that know only a path, as those of `compile`. */
export function locateDiagnostics(text: string, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const { source } = readYaml(text)
  if (!source) return diagnostics
  return diagnostics.map((entry) => {
    const keys = entry.line === undefined ? parsePath(entry.path) : undefined
    return keys ? { ...entry, ...locate(source.document, source.lines, resolvePath(source.data, keys), 'value') } : entry
  })
}
