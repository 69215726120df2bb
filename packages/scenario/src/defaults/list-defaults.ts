import { describe } from '../schema/describe.ts'
import { type JsonSchema, scenarioJsonSchema } from '../schema/json-schema.ts'
import { forms } from '../schema/walk.ts'

/** One field that may be left out, and what then holds. */
export type Default = {
  /** `traffic[].pattern(diurnal).peakToMean`: list entries as [], strategies by kind in brackets. */
  readonly path: string
  /** As one would write it in the document. */
  readonly value: unknown
  readonly takes: string
  /** Unit of the field as the schema has it; null for words and names. */
  readonly unit: string | null
  readonly description: string
  /** Where the value comes from; our own choice where the schema names nobody. */
  readonly source: string
}

/** Every default of the document, read off the schema itself, in document order. */
export function listDefaults(): readonly Default[] {
  return collect(scenarioJsonSchema(), '')
}

function collect(schema: JsonSchema, path: string): readonly Default[] {
  const own = schema.default !== undefined && !isFilledInside(schema) ? [entry(schema, path)] : []
  const children = forms(schema).flatMap((form) => {
    const here = form.properties?.kind?.const === undefined || path === '' ? path : `${path}(${form.properties.kind.const})`
    const fields = Object.entries(form.properties ?? {}).flatMap(([key, child]) => collect(child, here === '' ? key : `${here}.${key}`))
    return form.items ? [...fields, ...collect(form.items, `${here}[]`)] : fields
  })
  return [...own, ...children]
}

/** An empty map as default only says that the fields inside have theirs. */
function isFilledInside(schema: JsonSchema): boolean {
  const value = schema.default
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
}

function entry(schema: JsonSchema, path: string): Default {
  return {
    path,
    value: schema.default,
    takes: describe([schema]),
    unit: schema.unit ?? null,
    description: schema.description ?? schema.title ?? '',
    source: schema.source ?? 'chosen by Plimsoll',
  }
}
