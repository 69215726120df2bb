import type { Diagnostic as Mark } from '@codemirror/lint'
import type { Text } from '@codemirror/state'
import type { Diagnostic } from '@/simulation/engine.ts'

/** Our diagnostics, which count lines and columns from 1, as CodeMirror's, which count characters. */
export function marksOf(doc: Text, diagnostics: readonly Diagnostic[]): Mark[] {
  return diagnostics
    .filter(({ line }) => line !== undefined && line <= doc.lines)
    .map(({ code, severity, message, fix, line, column, endLine, endColumn }) => {
      const from = positionOf(doc, line ?? 1, column ?? 1)
      const to = endLine === undefined ? doc.line(line ?? 1).to : positionOf(doc, endLine, endColumn ?? 1)
      return { from: Math.min(from, to), to: Math.max(from, to), severity, source: code, message: fix ? `${message}. ${fix}.` : message }
    })
}

function positionOf(doc: Text, line: number, column: number): number {
  const { from, to } = doc.line(Math.min(line, doc.lines))
  return Math.min(to, from + column - 1)
}
