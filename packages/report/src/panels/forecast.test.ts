import { expect, test } from 'vitest'
import { fourMinutes, result } from '../../test/four-minutes.ts'
import { plain } from '../../test/plain.ts'
import { runText } from '../terminal/run-text.ts'
import { panels } from './panels.ts'

const gauge = (values: readonly number[]) => ({ labels: { service: 'checkout' }, values: Float64Array.from(values) })
const base = fourMinutes()
const accuracy = {
  service: 'checkout',
  intervals: 3,
  intervalSeconds: 60,
  wapeRatio: 0.125,
  shortRatio: -0.05,
  coveredRatio: 2 / 3,
  quantile: 0.95,
  leadSeconds: 90,
  leadFrom: 'measured',
} as const
const metrics = {
  ...result().metrics,
  'forecast.expected': { unit: 'requests/s', kind: 'gauge', columns: [gauge([Number.NaN, 100, 120, 90])] },
  'forecast.upper': { unit: 'requests/s', kind: 'gauge', columns: [gauge([Number.NaN, 110, 132, 99])] },
} as const
const foreseen = {
  ...base,
  result: { ...base.result, metrics },
  findings: { ...base.findings, forecasts: [accuracy] },
}

test('what came beside what was forecast, and how wrong that was', () => {
  const panel = panels(foreseen).find(({ id }) => id === 'forecast')
  expect(panel?.series.map(({ label, role }) => [label, role])).toEqual([
    ['came', 'offered'],
    ['forecast', 'forecast'],
    ['with margin', 'forecastUpper'],
  ])
  expect(plain(panel?.summary ?? '')).toBe(
    'The forecasts of checkout were 13 % off (weighted absolute error) over 3 intervals of 1 min, 1 min 30 s ahead (measured on its pods), in sum 5 % too high. 67 % of the intervals stayed within forecast and margin, which were to cover 95 %.',
  )
})

test('the terminal says it too; a run without forecasts says nothing', () => {
  expect(plain(runText(foreseen, { width: 400 }))).toContain('Forecasts\nThe forecasts of checkout were 13 % off')
  expect(runText(base)).not.toContain('Forecasts')
  expect(panels(base).map(({ id }) => id)).not.toContain('forecast')
})

test('a forecast that nothing could be held against is not called right', () => {
  const none = { ...accuracy, intervals: 0, wapeRatio: null, shortRatio: null, coveredRatio: null }
  const run = { ...foreseen, findings: { ...foreseen.findings, forecasts: [none] } }
  expect(plain(runText(run, { width: 400 }))).toContain(
    'No forecast of checkout, 1 min 30 s ahead (measured on its pods), could be held against',
  )
})
