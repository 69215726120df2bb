import { codeEntry } from './codes/index.ts'
import { limits } from './limits.ts'

export type Severity = 'error' | 'warning'

/**
 * One thing wrong (`error`) or doubtful (`warning`) in a document, as data.
 * `path` names list items that have a name: `services.checkout.pods.workers`. Lines and columns count from 1; the end is exclusive.
 */
export type Diagnostic = {
  readonly code: string
  readonly severity: Severity
  readonly path: string
  /** What is wrong, where, in one sentence. */
  readonly message: string
  readonly expected: string
  readonly received: string
  /** What to do about it, when there is one thing to do. */
  readonly fix?: string
  readonly line?: number
  readonly column?: number
  readonly endLine?: number
  readonly endColumn?: number
}

/**
 * A diagnostic of a code in the catalogue, which decides the severity.
 *
 * @throws RangeError when the code is not in the catalogue: every code can be explained
 */
export function diagnostic(code: string, fields: Omit<Diagnostic, 'code' | 'severity'>): Diagnostic {
  return { code, severity: codeEntry(code).severity, ...fields }
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error')
}

/** Down the page; beyond the bound only that there are more. */
export function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const sorted = diagnostics
    .map((entry, position) => ({ entry, position }))
    .sort((a, b) => (a.entry.line ?? 0) - (b.entry.line ?? 0) || (a.entry.column ?? 0) - (b.entry.column ?? 0) || a.position - b.position)
    .map(({ entry }) => entry)
  if (sorted.length <= limits.diagnostics) return sorted
  // Errors stay among those shown, or a document with errors would look fine.
  const shown = [
    ...sorted.filter(({ severity }) => severity === 'error'),
    ...sorted.filter(({ severity }) => severity === 'warning'),
  ].slice(0, limits.diagnostics)
  const last = shown[shown.length - 1]
  return [...shown, { ...last, message: `there are more: only the first ${limits.diagnostics} are shown` }]
}
