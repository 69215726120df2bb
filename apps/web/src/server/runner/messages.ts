import type { Traces } from '../../simulation/traces.ts'

/** What a run needs, all of it values: a worker opens no file and no database. */
export type RunJob = {
  readonly text: string
  readonly seed: number
  readonly traces: Traces
}

export type RunMessage =
  | { readonly kind: 'progress'; readonly ratio: number }
  | { readonly kind: 'done'; readonly value: Uint8Array<ArrayBuffer>; readonly summary: string }
  | { readonly kind: 'failed'; readonly message: string }
