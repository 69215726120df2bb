import type { JsonSchema } from './json-schema.ts'

function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
}

/** The forms that a schema allows, unions opened. */
export function forms(schema: JsonSchema): readonly JsonSchema[] {
  const members = schema.oneOf ?? schema.anyOf
  return members ? members.flatMap(forms) : [schema]
}

/** Keys whose value tells forms apart: `kind` of our own, `type` of Kubernetes. */
const tags = ['kind', 'type'] as const

/** The forms that `value` can be meant to have: where a tag tells them apart, the one of its tag. */
export function formsFor(schema: JsonSchema, value: unknown): readonly JsonSchema[] {
  const all = forms(schema)
  for (const tag of tags) {
    const chosen = all.filter((form) => form.properties?.[tag]?.const !== undefined && form.properties[tag].const === record(value)?.[tag])
    if (chosen.length > 0) return chosen
  }
  return all
}

/** Schemas of what `key` may hold in a value of `schema`. */
export function childSchemas(schema: JsonSchema, value: unknown, key: string | number): readonly JsonSchema[] {
  return formsFor(schema, value).flatMap((form) => {
    const named = Object.hasOwn(form.properties ?? {}, key) ? form.properties?.[key] : undefined
    if (named) return [named]
    if (form.items && (typeof key === 'number' || /^\d+$/.test(key))) return [form.items]
    return typeof form.additionalProperties === 'object' ? [form.additionalProperties] : []
  })
}

/** Schemas of what `path` may hold; empty when the document has no such field. */
export function schemasAt(schema: JsonSchema, data: unknown, path: readonly (string | number)[]): readonly JsonSchema[] {
  let schemas: readonly JsonSchema[] = [schema]
  let value = data
  for (const key of path) {
    schemas = schemas.flatMap((candidate) => childSchemas(candidate, value, key))
    value = Array.isArray(value) ? value[Number(key)] : record(value)?.[key]
  }
  return schemas
}

/** Keys that a map in that place may have. */
export function knownKeys(schemas: readonly JsonSchema[], value: unknown): readonly string[] {
  return [...new Set(schemas.flatMap((schema) => formsFor(schema, value).flatMap((form) => Object.keys(form.properties ?? {}))))]
}

/** Whether a map in that place has keys of its writer's own: labels, annotations, metadata of a trigger. */
export function takesAnyKey(schemas: readonly JsonSchema[], value: unknown): boolean {
  return schemas.some((schema) => formsFor(schema, value).some(({ additionalProperties: any }) => any !== undefined && any !== false))
}

/** Words that a value in that place may be; empty when it is free. */
export function choices(schemas: readonly JsonSchema[]): readonly string[] {
  return schemas.flatMap(forms).flatMap((form) => (form.const !== undefined ? [String(form.const)] : (form.enum ?? []).map(String)))
}
