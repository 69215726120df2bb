import type { z } from 'zod'
import type { JsonSchema } from '../schema/json-schema.ts'

/** What the schema library found. */
export type Issue = z.core.$ZodIssue

/** Everything that a translation looks things up in. */
export type Place = { readonly schema: JsonSchema; readonly data: unknown }
