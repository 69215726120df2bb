/** A stretch of a run, seconds since its start. */
export type TimeRange = { readonly fromSeconds: number; readonly untilSeconds: number }
