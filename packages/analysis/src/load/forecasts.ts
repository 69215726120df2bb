import type { ForecastRecord, RunResult } from '@plimsoll/engine'
import type { ForecastAccuracy } from '../findings.ts'

export function forecastAccuracies({ forecasts }: RunResult): readonly ForecastAccuracy[] {
  return forecasts.map(accuracyOf)
}

function accuracyOf(record: ForecastRecord): ForecastAccuracy {
  const { service, intervals, intervalSeconds, quantile, leadSeconds, leadFrom, actualPerSecond } = record
  const ofLoad = (perSecond: number) => (actualPerSecond > 0 ? perSecond / actualPerSecond : null)
  return {
    service,
    intervals,
    intervalSeconds,
    wapeRatio: ofLoad(record.missedPerSecond),
    shortRatio: ofLoad(record.shortPerSecond),
    coveredRatio: intervals > 0 ? record.covered / intervals : null,
    quantile,
    leadSeconds,
    leadFrom,
  }
}
