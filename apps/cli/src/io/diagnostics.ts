import type { Diagnostic } from '@plimsoll/plimsoll'

type Place = { readonly file: string; readonly text: string }

/**
 * Diagnostics as people and editors read them:
 *
 *     shop.yaml:12:18 error E101 services.shop.pods.workrs is no field here
 *        12 |     workrs: 4
 *           |     ^^^^^^
 *       expected a field of pods, received workrs; fix: did you mean workers?
 */
export function diagnosticLines({ file, text }: Place, diagnostics: readonly Diagnostic[]): string[] {
  const lines = text.split('\n')
  return diagnostics.flatMap((found) => [
    `${[file, found.line, found.column].filter((part) => part !== undefined).join(':')} ${found.severity} ${found.code} ${found.message}`,
    ...excerpt(lines, found),
    `  expected ${found.expected}, received ${found.received}${found.fix ? `; fix: ${found.fix}` : ''}`,
  ])
}

function excerpt(lines: readonly string[], { line, column, endLine, endColumn }: Diagnostic): string[] {
  if (line === undefined || column === undefined || lines[line - 1] === undefined) return []
  const shown = lines[line - 1].slice(0, 160)
  const until = endLine === line && endColumn !== undefined ? Math.min(endColumn, shown.length + 1) : shown.length + 1
  const number = String(line).padStart(5)
  return [`${number} | ${shown}`, `      | ${' '.repeat(column - 1)}${'^'.repeat(Math.max(1, until - column))}`]
}

/** `2 errors and 1 warning`; explains how to learn more. */
export function summaryLine(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Diagnostic['severity']) => diagnostics.filter((found) => found.severity === severity).length
  const words = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`
  return `${words(count('error'), 'error')} and ${words(count('warning'), 'warning')}; plimsoll explain ${diagnostics[0].code} says more about the first`
}
