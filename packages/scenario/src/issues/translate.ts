import { nearestWord } from '@plimsoll/kernel'
import type { Finding } from '../finding.ts'
import { limits } from '../limits.ts'
import { type Path, valueAt } from '../path.ts'
import { quote } from '../received.ts'
import { describe } from '../schema/describe.ts'
import type { JsonSchema } from '../schema/json-schema.ts'
import { choices, knownKeys, schemasAt } from '../schema/walk.ts'
import type { Issue, Place } from './issue.ts'
import { keyedUnion, plainUnion } from './unions.ts'

const rangeCodes = new Set<string>(['too_small', 'too_big', 'not_multiple_of'])

/** Findings that say the same as what the schema library found, in the words of the document. */
export function translate(issue: Issue, place: Place, at: Path = issue.path as Path): readonly Finding[] {
  const schemas = schemasAt(place.schema, place.data, at)
  const value = valueAt(place.data, at)
  const expected = describe(schemas) || 'a value'
  const received = quote(value)
  const here = { at, part: 'value', expected, received } as const

  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, limits.diagnostics + 1).map((key) => unknownKey([...at, key], knownKeys(schemas, value)))
  if (issue.code === 'custom' && value === undefined) return [missing(at, issue.message.replace(/^expected /, ''), received, [])]
  if (value === undefined || value === null) return [missing(at, expected, received, choices(schemas))]
  if (issue.code === 'invalid_union')
    return issue.errors.length === 0 ? [notAChoice(here, schemas, value)] : plainUnion(issue, place, at, translate)
  if (issue.code === 'invalid_value') return [notAChoice(here, schemas, value)]
  if (rangeCodes.has(issue.code))
    return [{ ...here, code: 'E113', is: `is ${received}${asKubernetesSays(issue.message)}`, ...withinBounds(issue) }]
  if (issue.code === 'invalid_type') return [{ ...here, code: 'E112', is: `is ${received}`, ...withUnit(schemas, value) }]
  if (issue.code === 'custom' && issue.message.startsWith('expected exactly one of')) return keyedUnion(issue.message, place, at)
  return [asItSays(here, issue.message)]
}

function unknownKey(at: Path, known: readonly string[]): Finding {
  const key = String(at[at.length - 1])
  const near = nearestWord(key, known)
  return {
    code: 'E110',
    at,
    part: 'key',
    is: 'is no field of a scenario',
    expected: known.length > 0 ? `one of ${known.join(', ')}` : 'no key here',
    received: key,
    fix: near ? `did you mean ${near}?` : 'remove it',
  }
}

function missing(at: Path, expected: string, received: string, known: readonly string[]): Finding {
  const only = known.length === 1 ? known[0] : undefined
  const key = String(at[at.length - 1] ?? '')
  return { code: 'E111', at, part: 'key', is: 'is missing', expected, received, fix: only ? `add ${key}: ${only}` : `add ${key}` }
}

function notAChoice(here: Pick<Finding, 'at' | 'part' | 'expected' | 'received'>, schemas: readonly JsonSchema[], value: unknown): Finding {
  const known = choices(schemas)
  const near = nearestWord(String(value), known)
  return { ...here, code: 'E114', is: `is ${here.received}`, ...(near ? { fix: `did you mean ${near}?` } : {}) }
}

/** A number where a duration, rate or quantity is due most often lacks its unit. */
function withUnit(schemas: readonly JsonSchema[], value: unknown): { readonly fix?: string } {
  if (typeof value !== 'number') return {}
  const unit = schemas.find((schema) => schema.unit)?.unit
  if (unit === 'duration' || unit === 'duration law') return { fix: `write the unit: ${value}s or ${value}ms` }
  return unit === 'rate' ? { fix: `write the unit: ${value}/s` } : {}
}

/** Fields of Kubernetes are checked in the words of its API server: "must be less than or equal to 3600". */
function asKubernetesSays(message: string): string {
  return /^(?:must|may not|should) /.test(message) ? `: ${message}` : ''
}

/** What to write instead, for numbers: a text or list that is too long says nothing about what to take away. */
function withinBounds(issue: Issue): { readonly fix?: string } {
  if ((issue.code !== 'too_big' && issue.code !== 'too_small') || !['number', 'int'].includes(issue.origin)) return {}
  const [bound, inclusive, strict] =
    issue.code === 'too_big' ? ([issue.maximum, 'or less', 'less than'] as const) : ([issue.minimum, 'or more', 'more than'] as const)
  return { fix: issue.inclusive === false ? `write ${strict} ${bound}` : `write ${bound} ${inclusive}` }
}

/** A message of a strategy's own check: it says what was due, with or without the word "expected". */
function asItSays(here: Pick<Finding, 'at' | 'part' | 'expected' | 'received'>, message: string): Finding {
  const expected = message.replace(/^(?:expected|must(?: be)?) /, '')
  return { ...here, code: 'E115', is: `is ${here.received}${asKubernetesSays(message)}`, expected }
}
