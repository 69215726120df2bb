/**
 * How wrong past forecasts were, newest `capacity` of them in a ring: by how much the load exceeded the forecast with the events of the
 * calendar taken out of both, the error as people see it, and the load that it was about. Plain data.
 */
export type ForecastErrors = {
  readonly count: number
  readonly residuals: Float64Array
  readonly missedPerSecond: Float64Array
  readonly actualPerSecond: Float64Array
}

export function noErrors(capacity: number): ForecastErrors {
  const column = () => new Float64Array(capacity)
  return { count: 0, residuals: column(), missedPerSecond: column(), actualPerSecond: column() }
}

/** Sums over the forecasts of a run: intervals, what was missed by size and with its sign (load less forecast), load, and intervals that stayed below the upper forecast. */
export type ForecastTally = {
  readonly intervals: number
  readonly missedPerSecond: number
  readonly shortPerSecond: number
  readonly actualPerSecond: number
  readonly covered: number
}

export const noForecasts: ForecastTally = { intervals: 0, missedPerSecond: 0, shortPerSecond: 0, actualPerSecond: 0, covered: 0 }

/** One interval more, with its load and what had been forecast of it. */
export function withForecast(
  tally: ForecastTally,
  actual: number,
  { expectedPerSecond, upperPerSecond }: { readonly expectedPerSecond: number; readonly upperPerSecond: number },
): ForecastTally {
  return {
    intervals: tally.intervals + 1,
    missedPerSecond: tally.missedPerSecond + Math.abs(actual - expectedPerSecond),
    shortPerSecond: tally.shortPerSecond + actual - expectedPerSecond,
    actualPerSecond: tally.actualPerSecond + actual,
    covered: tally.covered + (actual <= upperPerSecond ? 1 : 0),
  }
}

/** Adds one in place. */
export function addError(
  errors: ForecastErrors,
  { residual, missed, actual }: { residual: number; missed: number; actual: number },
): ForecastErrors {
  const row = errors.count % errors.residuals.length
  errors.residuals[row] = residual
  errors.missedPerSecond[row] = Math.abs(missed)
  errors.actualPerSecond[row] = actual
  return { ...errors, count: errors.count + 1 }
}

export function copyErrors({ count, residuals, missedPerSecond, actualPerSecond }: ForecastErrors): ForecastErrors {
  return { count, residuals: residuals.slice(), missedPerSecond: missedPerSecond.slice(), actualPerSecond: actualPerSecond.slice() }
}

/** Weighted absolute percentage error, Σ|y − ŷ| / Σy; null while there is none to tell. */
export function wape({ count, missedPerSecond, actualPerSecond }: ForecastErrors): number | null {
  const known = Math.min(count, missedPerSecond.length)
  let missed = 0
  let actual = 0
  for (let row = 0; row < known; row++) {
    missed += missedPerSecond[row]
    actual += actualPerSecond[row]
  }
  return actual > 0 ? missed / actual : null
}

/** The residual that a share of the past ones did not exceed (nearest rank); 0 while there is none. */
export function residualQuantile({ count, residuals }: ForecastErrors, share: number): number {
  const known = Math.min(count, residuals.length)
  if (known === 0) return 0
  const sorted = residuals.slice(0, known).sort()
  return sorted[Math.max(0, Math.ceil(share * known) - 1)]
}
