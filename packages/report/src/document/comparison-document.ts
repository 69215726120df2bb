import type { Comparison } from '@plimsoll/analysis'
import { comparisonNotes, verdictSentence } from '../words/comparison.ts'
import { jsonValue } from './json-value.ts'

export const comparisonSchema = 'plimsoll.comparison/v1'

/** A comparison as a versioned JSON document, with its verdict in words; no wall-clock time in it. */
export function comparisonJson(comparison: Comparison): string {
  const document = {
    schema: comparisonSchema,
    verdict: verdictSentence(comparison),
    notes: comparisonNotes(comparison),
    ...comparison,
  }
  return `${JSON.stringify(jsonValue(document), null, 2)}\n`
}
