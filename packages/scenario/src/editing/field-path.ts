import { nearestWord } from '@plimsoll/kernel'
import { formatPath, indexInList, type Path, valueAt } from '../path.ts'
import { quote } from '../received.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import { childSchemas, knownKeys, takesAnyKey } from '../schema/walk.ts'

export type FieldPath =
  | { readonly at: Path }
  | { readonly problem: { readonly at: Path; readonly is: string; readonly expected: string; readonly fix?: string } }

/**
 * The field that a person means by `keys`. List items go by name or position; a level that holds the field and that nobody would
 * confuse may be skipped: `traffic.shoppers.rate` for `traffic.shoppers.pattern.rate`.
 */
export function fieldPath(schema: JsonSchema, data: unknown, keys: readonly string[]): FieldPath {
  let schemas: readonly JsonSchema[] = [schema]
  const at: (string | number)[] = []
  const down = (key: string | number) => {
    const value = valueAt(data, at)
    schemas = schemas.flatMap((candidate) => childSchemas(candidate, value, key))
    at.push(key)
  }
  for (const key of keys) {
    const value = valueAt(data, at)
    if (Array.isArray(value)) {
      const index = indexInList(value, key)
      if (index === undefined) return { problem: { at: [...at, key], ...noEntry(value, at) } }
      down(index)
      continue
    }
    if (typeof value !== 'object' && value !== undefined && value !== null)
      return {
        problem: {
          at: [...at, key],
          is: `cannot be set: ${formatPath(at, data)} is ${quote(value)}, which has no fields`,
          expected: 'a map there',
        },
      }
    const known = knownKeys(schemas, value)
    if (!known.includes(key) && !takesAnyKey(schemas, value)) {
      const through = skippedLevel(schemas, value, key, known)
      if (typeof through !== 'string') return { problem: { at: [...at, key], ...noField(key, known, through) } }
      down(through)
    }
    down(key)
  }
  return { at }
}

/** The one key whose value has a field `key`; those that a document writes come before those that it could. */
function skippedLevel(schemas: readonly JsonSchema[], value: unknown, key: string, known: readonly string[]): string | readonly string[] {
  const inside = known.filter((outer) => {
    const child = valueAt(value, [outer])
    if (Array.isArray(child)) return false
    return schemas.flatMap((schema) => childSchemas(schema, value, outer)).some((schema) => knownKeys([schema], child).includes(key))
  })
  const written = inside.filter((outer) => valueAt(value, [outer]) !== undefined)
  if (written.length === 1) return written[0]
  return inside.length === 1 ? inside[0] : inside
}

function noEntry(list: readonly unknown[], at: Path) {
  const names = list.map((item) => valueAt(item, ['name'])).filter((name) => typeof name === 'string')
  const positions = list.length === 0 ? 'none: the list is empty' : `a position from 0 to ${list.length - 1}`
  return {
    is: 'is no entry of the list',
    expected: names.length > 0 ? `one of ${names.join(', ')}, or ${positions}` : `${positions} of ${formatPath(at)}`,
  }
}

function noField(key: string, known: readonly string[], several: readonly string[]) {
  const near = nearestWord(key, known)
  const is = several.length > 0 ? `could be in ${several.join(' or ')}` : 'is no field of the scenario'
  const expected = several.length > 0 ? several.map((outer) => `${outer}.${key}`).join(' or ') : `one of ${known.join(', ')}`
  return { is, expected, ...(near && several.length === 0 ? { fix: `did you mean ${near}?` } : {}) }
}
