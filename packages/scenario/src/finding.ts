import type { Path } from './path.ts'

/** A diagnostic before it knows its place in the text. `is` continues a sentence that begins with the path: "is 2 but minReplicas is 5". */
export type Finding = {
  readonly code: string
  readonly at: Path
  /** Whether the key or the value is to be marked. */
  readonly part: 'key' | 'value'
  readonly is: string
  readonly expected: string
  readonly received: string
  readonly fix?: string
}
