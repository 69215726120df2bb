import type { ForecastAccuracy } from '@plimsoll/analysis'
import { countOf, formatDuration, formatPercent } from '../format/index.ts'

const known: Readonly<Record<ForecastAccuracy['leadFrom'], string>> = {
  set: 'as set',
  laws: 'from the laws of start and machines',
  measured: 'measured on its pods',
}

/** `The forecasts of checkout were 4 % off over 58 intervals of 5 min, 2 min 52 s ahead (measured on its pods). …` */
export function forecastSentence(accuracy: ForecastAccuracy): string {
  const { service, intervals, intervalSeconds, wapeRatio, shortRatio, coveredRatio, quantile, leadSeconds, leadFrom } = accuracy
  const ahead = `${formatDuration(leadSeconds)} ahead (${known[leadFrom]})`
  if (wapeRatio === null || shortRatio === null || coveredRatio === null)
    return `No forecast of ${service}, ${ahead}, could be held against the load that came: a season had to be seen first, or nothing came.`
  const balance = `in sum ${formatPercent(Math.abs(shortRatio))} too ${shortRatio > 0 ? 'low' : 'high'}`
  return [
    `The forecasts of ${service} were ${formatPercent(wapeRatio)} off (weighted absolute error) over ${countOf(intervals, 'interval')} of ${formatDuration(intervalSeconds)}, ${ahead}, ${balance}.`,
    `${formatPercent(coveredRatio)} of the intervals stayed within forecast and margin, which were to cover ${formatPercent(quantile)}.`,
  ].join(' ')
}
