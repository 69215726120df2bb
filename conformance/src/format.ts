/** First line of a recording. `format` tells what the other lines are. */
export type Header = { readonly format: string } & Readonly<Record<string, unknown>>

/**
 * One kind of recording: how to know it and how to replay it. Adding one is a file in `formats/` and a line in `formats/index.ts`.
 */
export interface Format {
  /** What a decision of this kind is called, in the plural: `reconciles`, `calls`. */
  readonly unit: string
  matches(header: Header): boolean
  /** Replays every case; never throws because an answer differs. */
  replay(header: Header, cases: Iterable<unknown>): Replayed
}

export type Replayed = {
  readonly passed: number
  readonly failed: number
  /** The first case that differs, in full. */
  readonly difference?: Difference
  /** Facts worth a line beside the counts, such as subsets that were counted apart. */
  readonly notes: readonly string[]
}

export type Difference = {
  /** Which case: line and, where it has one, its id and step. */
  readonly at: string
  /** What differs, as a path into the answer. */
  readonly path: string
  readonly inputs: unknown
  readonly expected: unknown
  readonly got: unknown
  /** Which of our rules gave the answer. */
  readonly rule: string
}
