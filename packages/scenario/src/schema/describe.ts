import type { JsonSchema } from './json-schema.ts'
import { choices, forms } from './walk.ts'

const byUnit: Readonly<Record<string, string>> = {
  duration: 'a duration such as 200ms, 90s or 5m',
  rate: 'a rate such as 800/s or 60/m',
  cores: 'a CPU quantity such as 500m or 2',
  bytes: 'a memory quantity such as 512Mi or 2Gi',
  'duration law': 'a duration such as 18ms, a range such as 25s..35s, or a law such as { p50: 18ms, p99: 120ms }',
}

const byType: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a map',
  array: 'a list',
}

/** What a field takes, in words. */
export function describe(schemas: readonly JsonSchema[]): string {
  const unit = schemas.find((schema) => schema.unit && byUnit[schema.unit])?.unit
  if (unit) return byUnit[unit]
  const words = choices(schemas)
  if (words.length > 0) return words.length === 1 ? words[0] : `one of ${words.join(', ')}`
  return [...new Set(schemas.flatMap(forms).map(describeForm))].join(', or ')
}

function describeForm(schema: JsonSchema): string {
  const name = byType[schema.type ?? ''] ?? 'a value'
  if (schema.type === 'number' || schema.type === 'integer')
    return `${name}${bounds(schema.minimum ?? schema.exclusiveMinimum, schema.maximum ?? schema.exclusiveMaximum)}`
  if (schema.type === 'array') return `${name}${bounds(schema.minItems, schema.maxItems, ' entries')}`
  if (schema.type === 'object')
    return `${name} with ${schema.required?.join(', ') || Object.keys(schema.properties ?? {}).join(', ') || 'any keys'}`
  return `${name}${bounds(schema.minLength || undefined, schema.maxLength, ' characters')}`
}

function bounds(low: number | undefined, high: number | undefined, of = ''): string {
  const top = high === undefined || high >= Number.MAX_SAFE_INTEGER ? undefined : high
  const bottom = low === undefined || low <= Number.MIN_SAFE_INTEGER ? undefined : low
  if (bottom === undefined && top === undefined) return ''
  if (top === undefined) return ` of at least ${bottom}${of}`
  if (bottom === undefined) return ` of at most ${top}${of}`
  return ` from ${bottom} to ${top}${of}`
}
