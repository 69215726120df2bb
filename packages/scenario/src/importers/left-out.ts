import { canonicalJson } from '@plimsoll/kernel'
import { formatPath, parsePath } from '../path.ts'
import type { FieldUse } from './importer.ts'

export type LeftOut = { readonly path: string; readonly doesMatter: boolean; readonly why: string }

/** Fields of an object that the scenario does not hold: each once, however many list entries have it. */
export function leftOut(data: unknown, fields: readonly FieldUse[]): readonly LeftOut[] {
  const uses = fields.map(keyed)
  const found = new Map<string, LeftOut>()
  visit(data, [])
  return [...found.values()]

  function visit(value: unknown, path: readonly string[]): void {
    const isBranch = typeof value === 'object' && value !== null
    const best = longest(uses, path)
    // A branch that has finer rules below it is looked into; otherwise one line covers it.
    const isSplit = isBranch && uses.some(({ keys }) => keys.length > path.length && matches(keys.slice(0, path.length), path))
    if (isBranch && (isSplit || (!best && path.length === 0))) {
      for (const [key, child] of Object.entries(value)) visit(child, [...path, Array.isArray(value) ? '*' : key])
      return
    }
    if (best?.use === 'used') return
    const shown = best && !best.at.endsWith('*"]') ? best.at : formatPath(path).replaceAll('["*"]', '.*')
    if (found.has(shown)) return
    if (best?.unless !== undefined && canonicalJson(best.unless) === canonicalJson(value))
      found.set(shown, { path: shown, doesMatter: false, why: 'this is the default' })
    else found.set(shown, { path: shown, doesMatter: best?.use !== 'harmless', why: best?.why ?? 'this importer does not know the field' })
  }
}

/** What becomes of the field at `path`, list entries by `*` or by position; undefined when no entry names it. */
export function useOf(fields: readonly FieldUse[], path: readonly string[]): FieldUse | undefined {
  return longest(fields.map(keyed), path)
}

function keyed(field: FieldUse): Use {
  return { ...field, keys: parsePath(field.at) ?? [] }
}

type Use = FieldUse & { readonly keys: readonly string[] }

function longest(uses: readonly Use[], path: readonly string[]): Use | undefined {
  let best: Use | undefined
  for (const use of uses)
    if (use.keys.length <= path.length && matches(use.keys, path.slice(0, use.keys.length)) && use.keys.length > (best?.keys.length ?? 0))
      best = use
  return best
}

function matches(pattern: readonly string[], path: readonly string[]): boolean {
  return pattern.every((key, index) => {
    const part = path[index]
    return key === part || (key.endsWith('*') && part?.startsWith(key.slice(0, -1)) === true)
  })
}
