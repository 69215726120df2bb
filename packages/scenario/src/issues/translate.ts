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

type Here = Pick<Finding, 'at' | 'part' | 'expected' | 'received'>

const rangeCodes = new Set<string>(['too_small', 'too_big', 'not_multiple_of'])

/** Findings that say the same as what the schema library found, in the words of the document. */
export function translate(issue: Issue, place: Place, at: Path = issue.path as Path): readonly Finding[] {
  const schemas = schemasAt(place.schema, place.data, at)
  const value = valueAt(place.data, at)
  const expected = describe(schemas) || 'a value'
  const received = quote(value)
  const here = { at, part: 'value', expected, received } as const

  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, limits.diagnostics + 1).map((key) => unknownKey([...at, key], knownKeys(schemas, value), issue.message))
  if (value === undefined || value === null) return [missing(here, schemas, issue)]
  if (issue.code === 'invalid_union')
    return issue.errors.length === 0 ? [notAChoice(here, schemas, value)] : plainUnion(issue, place, at, translate)
  if (issue.code === 'invalid_value') return [notAChoice(here, schemas, value)]
  if (rangeCodes.has(issue.code))
    return [{ ...here, code: 'E113', is: `is ${received}${inItsWords(issue.message)}`, ...withinBounds(issue) }]
  if (issue.code === 'invalid_type')
    return [{ ...here, code: 'E112', is: `is ${received}${inItsWords(issue.message)}`, ...withUnit(schemas, value) }]
  if (issue.code === 'custom' && issue.message.startsWith('expected exactly one of')) return keyedUnion(issue.message, place, at)
  return [asItSays(here, schemas, issue.message)]
}

function unknownKey(at: Path, known: readonly string[], message: string): Finding {
  const key = String(at[at.length - 1])
  const near = nearestWord(key, known)
  return {
    code: 'E110',
    at,
    part: 'key',
    is: inItsWords(message) ? `is set${inItsWords(message)}` : 'is no field of a scenario',
    expected: known.length > 0 ? `one of ${known.join(', ')}` : 'no key here',
    received: key,
    fix: near ? `did you mean ${near}?` : 'remove it',
  }
}

function missing({ at, expected, received }: Here, schemas: readonly JsonSchema[], issue: Issue): Finding {
  const known = issue.code === 'custom' ? [] : choices(schemas)
  const only = known.length === 1 ? known[0] : undefined
  const key = String(at[at.length - 1] ?? '')
  const is = `is missing${inItsWords(issue.message)}`
  const due = issue.code === 'custom' ? issue.message.replace(/^expected /, '') : expected
  return { code: 'E111', at, part: 'key', is, expected: due, received, fix: only ? `add ${key}: ${only}` : `add ${key}` }
}

function notAChoice(here: Here, schemas: readonly JsonSchema[], value: unknown): Finding {
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

/** Messages of the schema library itself, and those that only say what is due: they say nothing of the value. */
const saysNothing = /^(?:Invalid|Too |Unrecognized|expected )/

/** A check's own words, mostly those of the API server, KEDA or Karpenter: "must be less than or equal to 3600". */
function inItsWords(message: string): string {
  return saysNothing.test(message) ? '' : `: ${message.split('; expected ')[0]}`
}

/** What to do about what the API server says without a bound to name. */
const fixes: readonly (readonly [RegExp, string])[] = [
  [/^may not set both|cannot be both set$/, 'keep one of them'],
  [/^must be positive$/, 'write more than 0'],
  [/^must not be greater than 100%$/, 'write 100% or less'],
  [/^may not be 0 when/, 'write more than 0 for one of them'],
  [/HPAScaleToZero\)$/, 'write 1, or controller: { featureGates: { HPAScaleToZero: true } }'],
  [/^must not be set|^must populate the given|^property "useCachedMetrics"/, 'remove it'],
  [/^MinReplicaCount=/, 'raise maxReplicaCount or lower minReplicaCount'],
  [/^IdleReplicaCount=/, 'lower idleReplicaCount or raise minReplicaCount'],
  [/^'schedule' must be set with/, 'give both, or neither for a budget that always holds'],
  [/^label (?:domain )?".*" is restricted$/, 'take a label of a domain of your own'],
]

/** What to write instead, for numbers: a text or list that is too long says nothing about what to take away. */
function withinBounds(issue: Issue): { readonly fix?: string } {
  if ((issue.code !== 'too_big' && issue.code !== 'too_small') || !['number', 'int'].includes(issue.origin)) return {}
  const [bound, inclusive, strict] =
    issue.code === 'too_big' ? ([issue.maximum, 'or less', 'less than'] as const) : ([issue.minimum, 'or more', 'more than'] as const)
  return { fix: issue.inclusive === false ? `write ${strict} ${bound}` : `write ${bound} ${inclusive}` }
}

/** A message of a strategy's own check: what is wrong, what was due, or both. */
function asItSays(here: Here, schemas: readonly JsonSchema[], message: string): Finding {
  const [said, due] = message.split('; expected ')
  const isNumber = /^-?\d/.test(here.received) && !/^(?:expected|must be) /.test(said)
  const expected = due ?? (isNumber ? here.expected : said.replace(/^(?:expected|must be) /, ''))
  const is = /^(?:is|has) /.test(said) ? said : `is ${here.received}${inItsWords(message)}`
  const near = nearestWord(String(here.received).replaceAll('"', ''), due?.startsWith('one of ') ? due.slice(7).split(', ') : [])
  const fix = fixes.find(([pattern]) => pattern.test(said))?.[1] ?? (near && schemas.length > 0 ? `did you mean ${near}?` : undefined)
  return { ...here, code: 'E115', is, expected, ...(fix ? { fix } : {}) }
}
