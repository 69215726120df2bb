'use client'

import { createContext, useContext } from 'react'
import { type DocumentPath, valueAt } from '@/scenario-document/edit-document.ts'
import type { Diagnostic } from '@/simulation/engine.ts'

type Form = {
  readonly data: unknown
  readonly diagnostics: readonly Diagnostic[]
  readonly set: (path: DocumentPath, value: unknown) => void
  readonly remove: (path: DocumentPath) => void
}

export const FormContext = createContext<Form | null>(null)

/** One part of the document: its value, what is wrong with it, and the ways to change it. */
export function useField(path: DocumentPath) {
  const form = useContext(FormContext)
  if (!form) throw new Error('a field stands outside of its form')
  const { data, diagnostics, set, remove } = form
  const spelled = spellPath(data, path)
  const problem = diagnostics.find((diagnostic) => diagnostic.severity === 'error' && diagnostic.path === spelled)
  return {
    value: valueAt(data, path),
    error: problem ? `${problem.message}${problem.fix ? `. ${problem.fix}.` : ''}` : undefined,
    set: (value: unknown) => set(path, value),
    setAt: set,
    remove: () => remove(path),
  }
}

/** As diagnostics name places: items of lists by their name, where they have one. */
function spellPath(data: unknown, path: DocumentPath): string {
  return path
    .map((key, depth) => {
      const item = typeof key === 'number' ? valueAt(data, path.slice(0, depth + 1)) : undefined
      const name = typeof item === 'object' && item !== null ? (item as Record<string, unknown>).name : undefined
      return typeof name === 'string' ? name : key
    })
    .join('.')
}
