import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { addError, noErrors, residualQuantile, wape } from './errors.ts'
import { type ForecastMethod, forecast, isTrained, methodSpec, newForecaster, observe } from './forecaster.ts'

const after = (method: ForecastMethod, season: number, loads: readonly number[]) =>
  loads.reduce((forecaster, load) => observe(method, forecaster, load, forecaster.seasonal), newForecaster(season))

describe('additive Holt-Winters, by hand', () => {
  const method = methodSpec.parse({ kind: 'holt-winters', level: 0.5, trend: 0.5, seasonal: 0.5 })

  it('the first season gives level and season', () => {
    // mean 15, so -5 and +5
    expect(after(method, 2, [10, 20])).toEqual({ observed: 2, level: 15, trend: 0, seasonal: Float64Array.of(-5, 5) })
    expect(isTrained(after(method, 2, [10]))).toBe(false)
  })

  it('then each load moves all three', () => {
    const forecaster = after(method, 2, [10, 20, 14])
    // L = ½(14 + 5) + ½·15 = 17 · B = ½(17 − 15) = 1 · S = ½(14 − 17) + ½·(−5) = −4
    expect(forecaster).toEqual({ observed: 3, level: 17, trend: 1, seasonal: Float64Array.of(-4, 5) })
    expect([1, 2, 3].map((steps) => forecast(forecaster, steps))).toEqual([17 + 1 + 5, 17 + 2 - 4, 17 + 3 + 5])
  })

  it('is never negative', () => {
    expect(forecast(after(methodSpec.parse({ kind: 'holt-winters', level: 1 }), 2, [0, 100, 0, 0]), 1)).toBe(0)
  })
})

it('the same time last season', () => {
  const forecaster = after({ kind: 'same-time-last-season' }, 3, [1, 2, 3, 7, 8])
  expect([1, 2, 3, 4].map((steps) => forecast(forecaster, steps))).toEqual([3, 7, 8, 3])
})

describe('errors', () => {
  const filled = [1, -2, 3, 4].reduce((errors, missed) => addError(errors, { residual: missed, missed, actual: 10 }), noErrors(3))

  it('only the newest are kept', () => {
    expect(wape(filled)).toBe((2 + 3 + 4) / 30)
    expect(residualQuantile(filled, 0.95)).toBe(4)
    expect(residualQuantile(filled, 0.5)).toBe(3)
  })

  it('none is known at first', () => {
    expect(wape(noErrors(3))).toBeNull()
    expect(residualQuantile(noErrors(3), 0.95)).toBe(0)
  })
})

describe('taxi passengers of New York by half hours, July 2014 to January 2015, one day ahead', () => {
  const loads = readFileSync(path.join(import.meta.dirname, 'recordings/nyc-taxi-30min.txt'), 'utf8')
    .trim()
    .split(/\s+/)
    .map(Number)
  const day = 48

  /** Error over the second half of the record, the first one having been learnt from. */
  function error(method: ForecastMethod, season: number): number {
    let forecaster = newForecaster(season)
    const expected = new Float64Array(loads.length + day)
    let missed = 0
    let actual = 0
    loads.forEach((load, index) => {
      if (index >= loads.length / 2) {
        missed += Math.abs(load - expected[index])
        actual += load
      }
      forecaster = observe(method, forecaster, load, forecaster.seasonal)
      if (isTrained(forecaster)) expected[index + day] = forecast(forecaster, day)
    })
    return missed / actual
  }

  // Figures of the same record by other hands: last week 0.1257, yesterday 0.1981, Holt-Winters by weeks 0.1184.
  it('as last week and as yesterday: to the figure', () => {
    expect(error({ kind: 'same-time-last-season' }, 7 * day)).toBeCloseTo(0.1257, 4)
    expect(error({ kind: 'same-time-last-season' }, day)).toBeCloseTo(0.1981, 4)
  })

  it('Holt-Winters by weeks beats both; by days it cannot know weekends', () => {
    const byWeeks = error(methodSpec.parse({ kind: 'holt-winters' }), 7 * day)
    expect(Math.abs(byWeeks - 0.1184)).toBeLessThan(0.006)
    expect(byWeeks).toBeLessThan(0.1257)
    expect(error(methodSpec.parse({ kind: 'holt-winters' }), day)).toBeGreaterThan(0.1981)
  })
})
