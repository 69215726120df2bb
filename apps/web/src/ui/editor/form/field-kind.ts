import type { JsonSchema } from '@/simulation/engine.ts'

/** How a part of the schema is edited. Everything follows from the schema: a new strategy brings its own fields. */
export type FieldKind =
  | { readonly kind: 'byKind'; readonly members: readonly Member[] }
  | { readonly kind: 'byKey'; readonly members: readonly Member[] }
  | { readonly kind: 'group'; readonly properties: Readonly<Record<string, JsonSchema>> }
  | { readonly kind: 'list'; readonly items: JsonSchema }
  | { readonly kind: 'lines' }
  | { readonly kind: 'select'; readonly values: readonly string[] }
  | { readonly kind: 'switch' }
  | { readonly kind: 'number' }
  | { readonly kind: 'constant' }
  /** Text, a quantity, or a law written on one line. */
  | { readonly kind: 'text' }

/** One of several ways to be: a strategy by its `kind`, or a section by its key. */
export type Member = { readonly name: string; readonly title: string; readonly help: string; readonly schema: JsonSchema }

export function fieldKind(schema: JsonSchema): FieldKind {
  if (schema.const !== undefined) return { kind: 'constant' }
  if (schema.oneOf) return { kind: 'byKind', members: schema.oneOf.map(memberOf) }
  if (schema.enum) return { kind: 'select', values: schema.enum.map(String) }
  if (schema.properties) {
    const entries = Object.entries(schema.properties)
    const isChoice = entries.length > 1 && entries.every(([, part]) => part.properties && part.title)
    if (!isChoice) return { kind: 'group', properties: schema.properties }
    return {
      kind: 'byKey',
      members: entries.map(([name, part]) => ({ name, title: part.title ?? name, help: part.description ?? '', schema: part })),
    }
  }
  if (schema.type === 'array') {
    const items = schema.items ?? {}
    return items.properties || items.oneOf ? { kind: 'list', items } : { kind: 'lines' }
  }
  if (schema.type === 'boolean') return { kind: 'switch' }
  if (schema.type === 'integer' || schema.type === 'number') return { kind: 'number' }
  return { kind: 'text' }
}

/** Kubernetes tells its unions apart by `type`, ours by `kind`. */
export const discriminators = ['kind', 'type'] as const

export function discriminatorOf(schema: JsonSchema): (typeof discriminators)[number] {
  return discriminators.find((name) => schema.properties?.[name]?.const !== undefined) ?? 'kind'
}

function memberOf(schema: JsonSchema): Member {
  const name = String(schema.properties?.[discriminatorOf(schema)]?.const ?? '')
  return { name, title: schema.title ?? name, help: schema.description ?? '', schema }
}

/** The least that a new part needs: required fields with their defaults, first examples, or the least value that fits. */
export function emptyValue(schema: JsonSchema, name = ''): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.default !== undefined) return schema.default
  if (schema.oneOf?.[0]) return emptyValue(schema.oneOf[0])
  if (schema.properties) {
    const required = (schema.required ?? []).filter((name) => schema.properties?.[name])
    return Object.fromEntries(required.map((name) => [name, emptyValue(schema.properties?.[name] as JsonSchema, name)]))
  }
  if (schema.type === 'array') return schema.minItems && schema.items ? [emptyValue(schema.items)] : []
  if (schema.type === 'integer' || schema.type === 'number') return Number(schema.examples?.[0] ?? Math.max(schema.minimum ?? 1, 1))
  if (schema.examples?.[0] !== undefined) return schema.examples[0]
  if (schema.enum) return schema.enum[0]
  if (schema.type === 'boolean') return false
  // What begins at some time begins with the run.
  if (schema.unit === 'duration' && name === 'at') return '0s'
  return byUnit[schema.unit ?? ''] ?? ''
}

/** A first value that is valid, by the unit that the schema names. */
const byUnit: Readonly<Record<string, string>> = {
  duration: '5m',
  'duration law': '20ms',
  rate: '100/s',
  'nginx rate': '10r/s',
  cores: '500m',
  bytes: '512Mi',
}

/** A field's title: its own, or its key in words. */
export const titleOf = (name: string, schema: JsonSchema): string =>
  schema.title ?? name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/^./, (first) => first.toUpperCase())
