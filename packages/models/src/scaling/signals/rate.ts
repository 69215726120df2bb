/** A counter as Prometheus has scraped it within the range of a query. */
export type CounterRange = {
  readonly firstAtSeconds: number
  readonly firstCount: number
  readonly lastAtSeconds: number
  readonly lastCount: number
  /** Scrapes in the range, the first and the last included. */
  readonly points: number
}

/** A gap at an end of the range longer than this many scrape intervals means that the series began or ended there. */
const longestGapIntervals = 1.1

/**
 * Prometheus `rate()` of a counter that was never reset: the increase between the first and the last scrape in the range, extended to the
 * ends of the range as far as the series can be taken to reach, over the length of the range.
 *
 * @param atSeconds when the query is evaluated: the end of the range
 * @returns events per second; NaN with fewer than two points
 * @see promql/functions.go: extrapolatedRate
 * @example extrapolatedRate({ firstAtSeconds: 30, firstCount: 30, lastAtSeconds: 120, lastCount: 120, points: 4 }, 120, 120) // 1
 */
export function extrapolatedRate(range: CounterRange, atSeconds: number, windowSeconds: number): number {
  const { firstAtSeconds, firstCount, lastAtSeconds, lastCount, points } = range
  if (points < 2) return Number.NaN
  const increase = lastCount - firstCount
  const sampled = lastAtSeconds - firstAtSeconds
  const interval = sampled / (points - 1)
  const longestGap = interval * longestGapIntervals
  let before = firstAtSeconds - (atSeconds - windowSeconds)
  if (before >= longestGap) before = interval / 2
  // A counter cannot have been below zero.
  if (increase > 0) before = Math.min(before, sampled * (firstCount / increase))
  let after = atSeconds - lastAtSeconds
  if (after >= longestGap) after = interval / 2
  return (increase * ((sampled + before + after) / sampled)) / windowSeconds
}
