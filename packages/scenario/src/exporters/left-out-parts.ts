import { valueAt } from '../path.ts'
import { isSame } from './origin.ts'

/**
 * A merge patch in which lists, which it replaces whole, keep what the import had left out of them: fields of their entries, and whole
 * entries. `imported` is what the scenario was given, `given` the manifest that it came from; all three begin at the same place.
 */
export function withLeftOut(patch: unknown, imported: unknown, given: unknown): unknown {
  if (Array.isArray(patch)) return Array.isArray(imported) && Array.isArray(given) ? listWith(patch, imported, given) : patch
  if (!isMap(patch)) return patch
  return Object.fromEntries(Object.entries(patch).map(([key, value]) => [key, withLeftOut(value, at(imported, key), at(given, key))]))
}

/** Whether a list of the manifest has entries that the import left out. */
export function hasLeftOutEntries(imported: unknown, given: unknown): boolean {
  return Array.isArray(given) && Array.isArray(imported) && given.length > imported.length
}

function listWith(wanted: readonly unknown[], imported: readonly unknown[], given: readonly unknown[]): readonly unknown[] {
  const cameFrom = alignment(imported, given)
  const old = matches(wanted, imported)
  const kept = wanted.map((entry, index) => {
    const before = old[index]
    const source = before === undefined ? undefined : cameFrom[before]
    return before === undefined || source === undefined ? entry : entryWith(entry, imported[before], given[source])
  })
  return [...kept, ...given.filter((_, index) => !cameFrom.includes(index))]
}

/** An entry with the fields that the import had left out of it. */
function entryWith(wanted: unknown, imported: unknown, given: unknown): unknown {
  if (Array.isArray(wanted) && Array.isArray(imported) && Array.isArray(given)) return listWith(wanted, imported, given)
  if (!isMap(wanted) || !isMap(imported) || !isMap(given)) return wanted
  const changed = Object.entries(wanted).map(([key, value]) => [key, entryWith(value, imported[key], given[key])] as const)
  const leftOut = Object.entries(given).filter(([key]) => imported[key] === undefined && wanted[key] === undefined)
  return Object.fromEntries([...changed, ...leftOut])
}

/** For each imported entry the position of the one in the manifest that it is a part of. The order of entries is that of the manifest. */
function alignment(imported: readonly unknown[], given: readonly unknown[]): readonly (number | undefined)[] {
  let next = 0
  return imported.map((entry) => {
    const found = given.findIndex((candidate, index) => index >= next && isPart(entry, candidate))
    if (found < 0) return undefined
    next = found + 1
    return found
  })
}

/** For each wanted entry the imported one that it was: the same, the one at its place, or the one of its name. */
function matches(wanted: readonly unknown[], imported: readonly unknown[]): readonly (number | undefined)[] {
  const found: (number | undefined)[] = wanted.map((entry) => indexOrNone(imported.findIndex((before) => isSame(before, entry))))
  const free = () => [...imported.keys()].filter((index) => !found.includes(index))
  for (const [index, entry] of wanted.entries()) {
    if (found[index] !== undefined) continue
    const isThere = wanted.length === imported.length && free().includes(index)
    found[index] = isThere
      ? index
      : free().find((before) => nameOf(imported[before]) !== undefined && nameOf(imported[before]) === nameOf(entry))
  }
  return found
}

function indexOrNone(index: number): number | undefined {
  return index < 0 ? undefined : index
}

/** What tells entries of Kubernetes' lists apart. */
function nameOf(entry: unknown): unknown {
  return valueAt(entry, ['name']) ?? valueAt(entry, ['key']) ?? valueAt(entry, ['type'])
}

function isPart(part: unknown, whole: unknown): boolean {
  if (Array.isArray(part)) return Array.isArray(whole) && alignment(part, whole).every((index) => index !== undefined)
  if (isMap(part)) return isMap(whole) && Object.keys(part).every((key) => isPart(part[key], whole[key]))
  return part === whole
}

function at(data: unknown, key: string): unknown {
  return valueAt(data, [key])
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
