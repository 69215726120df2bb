import type { AnalysedRun, Diagnostic, JsonSchema } from './engine.ts'
import type { Traces } from './traces.ts'

/** What the editor asks of its worker. `turn` numbers the edits; only the latest is answered. */
export type PreviewRequest = { readonly turn: number; readonly text: string; readonly traces: Traces }

export type PreviewAnswer =
  | { readonly kind: 'schema'; readonly schema: JsonSchema }
  | { readonly kind: 'checked'; readonly turn: number; readonly diagnostics: readonly Diagnostic[]; readonly canRun: boolean }
  | { readonly kind: 'progress'; readonly turn: number; readonly ratio: number }
  | { readonly kind: 'done'; readonly turn: number; readonly run: AnalysedRun; readonly tookMilliseconds: number }
  | { readonly kind: 'failed'; readonly turn: number; readonly message: string }
