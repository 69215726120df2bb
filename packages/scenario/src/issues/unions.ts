import { nearestWord } from '@plimsoll/kernel'
import type { z } from 'zod'
import type { Finding } from '../finding.ts'
import { type Path, valueAt } from '../path.ts'
import { quote } from '../received.ts'
import { describe } from '../schema/describe.ts'
import { forms, knownKeys, schemasAt } from '../schema/walk.ts'
import type { Issue, Place } from './issue.ts'

/** How far a value is from one form of a union: its own type first, then keys that do not belong, then keys that lack. */
function distance(branch: readonly Issue[], value: unknown): number {
  let total = 0
  for (const issue of branch) {
    if (issue.path.length === 0 && issue.code === 'invalid_type') total += 1000
    else if (issue.code === 'unrecognized_keys') total += 10 * issue.keys.length
    else if (issue.code === 'invalid_type' && valueAt(value, issue.path as Path) === undefined) total += 3
    else total += 1
  }
  return total
}

/**
 * A value that fits none of several forms. When it has the keys of one of them, what is wrong inside is said;
 * otherwise the forms are listed.
 */
export function plainUnion(
  issue: z.core.$ZodIssueInvalidUnion,
  place: Place,
  at: Path,
  translateInner: (inner: Issue, place: Place, at: Path) => readonly Finding[],
): readonly Finding[] {
  const value = valueAt(place.data, at)
  const nearest = issue.errors.map((branch) => ({ branch, far: distance(branch as Issue[], value) })).sort((a, b) => a.far - b.far)[0]
  const hasItsKeys = nearest.branch.every((inner) => inner.code !== 'unrecognized_keys' && valueAt(value, inner.path as Path) !== undefined)
  if (nearest.far < 1000 && hasItsKeys)
    return nearest.branch.flatMap((inner) => translateInner(inner as Issue, place, [...at, ...(inner.path as Path)]))
  const schemas = schemasAt(place.schema, place.data, at)
  const maps = schemas.flatMap(forms).filter((form) => form.properties)
  const listed = maps.map((form) => `{ ${Object.keys(form.properties ?? {}).join(', ')} }`).join(' or ')
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value)
  return [
    {
      code: nearest.far >= 1000 ? 'E112' : 'E117',
      at,
      part: 'value',
      is: isMap ? `has none of the forms it can have` : `is ${quote(value)}`,
      expected: isMap && listed ? listed : describe(schemas),
      received: quote(value),
      ...unitFix(
        value,
        schemas.some((schema) => schema.unit === 'duration law'),
      ),
    },
  ]
}

function unitFix(value: unknown, isLaw: boolean): { readonly fix?: string } {
  return isLaw && typeof value === 'number' ? { fix: `write the unit: ${value}s or ${value}ms` } : {}
}

/** A strategy chosen by its key, with none of the keys or several. `message` is the registry's own. */
export function keyedUnion(message: string, place: Place, at: Path): readonly Finding[] {
  const value = valueAt(place.data, at)
  const given = typeof value === 'object' && value !== null ? Object.keys(value) : []
  const known = knownKeys(schemasAt(place.schema, place.data, at), value)
  const chosen = given.filter((key) => known.includes(key))
  const near = given.map((key) => nearestWord(key, known)).find((word) => word !== undefined)
  const fix = chosen.length > 1 ? `keep one of ${chosen.join(' and ')}` : near ? `did you mean ${near}?` : `add one of ${known.join(', ')}`
  const found = chosen.length > 1 ? `has ${chosen.join(' and ')}` : 'says nothing that can be chosen'
  return [
    { code: 'E116', at, part: 'key', is: found, expected: message.replace(/^expected |; found.*$/g, ''), received: quote(value), fix },
  ]
}
