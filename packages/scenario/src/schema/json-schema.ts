import { z } from 'zod'
import { documentSchema } from './document.ts'

/** The parts of a draft-7 JSON Schema that our schemas use, with the facts that fields carry (`unit`, `source`). */
export type JsonSchema = {
  readonly type?: string
  readonly title?: string
  readonly description?: string
  readonly unit?: string
  readonly source?: string
  readonly examples?: readonly string[]
  readonly default?: unknown
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly pattern?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: JsonSchema | boolean
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
}

let cached: JsonSchema | undefined

/** The scenario document as a draft-7 JSON Schema of what a person writes: fields with defaults are optional. */
export function scenarioJsonSchema(): JsonSchema {
  cached ??= z.toJSONSchema(documentSchema, { io: 'input', target: 'draft-7' }) as JsonSchema
  return cached
}
