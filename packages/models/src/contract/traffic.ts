/**
 * The rate of a source as a step function of time, asked piece by piece. Smooth shapes answer in short steps, each with its mean rate.
 */
export interface Pattern {
  /** Fills `piece` with the step in force at `atSeconds` (since the start of the run). Must move forward: `piece.untilSeconds > atSeconds`. */
  pieceAt(atSeconds: number, piece: RatePiece): void
}

/** One step of a rate. Reused by the caller, so that asking allocates nothing. */
export type RatePiece = {
  fromSeconds: number
  untilSeconds: number
  /** Expected arrivals per second in the piece. */
  perSecond: number
  /** Exactly this many arrivals in the whole piece, or -1 when they are random at `perSecond`. */
  exactCount: number
}

/** What a pattern may read of the run it belongs to. */
export type PatternContext = {
  readonly durationSeconds: number
  /** Second of the local day at which the run starts, 0..86399; day of the week, 0 Sunday. */
  readonly startSecondOfDay: number
  readonly startDayOfWeek: number
  /** Counts of the trace that the document names, by its file or upload name. */
  trace(file: string): TraceCounts | undefined
}

/** A recorded series: how many requests arrived in each interval of `stepSeconds`, gaps filled with 0. */
export type TraceCounts = { readonly stepSeconds: number; readonly counts: Float64Array; readonly startIso: string | null }
