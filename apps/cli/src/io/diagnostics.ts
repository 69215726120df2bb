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
    clean(`${placeOf(file, found)} ${found.severity} ${found.code} ${found.message}`),
    ...excerpt(lines, found),
    clean(`  expected ${found.expected}, received ${found.received}${found.fix ? `; fix: ${found.fix}` : ''}`),
  ])
}

/** A diagnostic about an attached file names that file and its line. */
function placeOf(file: string, { code, path, line, column }: Diagnostic): string {
  return code.startsWith('E5') ? path : [file, line, column].filter((part) => part !== undefined).join(':')
}

/** Documents come from anywhere: what would steer the terminal is shown as a dot. */
function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '·')
}

/** Columns of a line that are shown; of a longer line, those around the mark. */
const shownColumns = 120

function excerpt(lines: readonly string[], { line, column, endLine, endColumn }: Diagnostic): string[] {
  if (line === undefined || column === undefined || lines[line - 1] === undefined) return []
  const from = Math.max(0, column - shownColumns / 2)
  const shown = clean(lines[line - 1].trimEnd().slice(from, from + shownColumns))
  const start = column - 1 - from
  const until = endLine === line && endColumn !== undefined ? Math.min(endColumn - 1 - from, shown.length) : shown.length
  const number = String(line).padStart(5)
  return [`${number} | ${shown}`, `      | ${' '.repeat(start)}${'^'.repeat(Math.max(1, until - start))}`]
}

/** `2 errors and 1 warning`; explains how to learn more. */
export function summaryLine(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Diagnostic['severity']) => diagnostics.filter((found) => found.severity === severity).length
  const words = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`
  return `${words(count('error'), 'error')} and ${words(count('warning'), 'warning')}; plimsoll explain ${diagnostics[0].code} says more about the first`
}
