import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import type { JsonSchema } from '@/simulation/engine.ts'
import { choicesAt, pathAt } from './yaml-schema-path.ts'

/** Completion of keys and values from the scenario's schema, by where in the document the cursor is. */
export function completionsFrom(schema: JsonSchema) {
  return (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(/[\w./-]*/)
    if (!word || (word.from === word.to && !context.explicit)) return null
    const at = pathAt(context.state.doc.toString(), word.from)
    const options = choicesAt(schema, at).map(
      ({ text, detail, info, isKey }): Completion => ({
        label: text,
        apply: isKey ? `${text}: ` : text,
        detail,
        info,
        type: isKey ? 'property' : 'constant',
      }),
    )
    return options.length > 0 ? { from: word.from, options, validFor: /^[\w./-]*$/ } : null
  }
}
