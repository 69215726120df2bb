import { factorAt } from './calendar.ts'
import {
  addError,
  copyErrors,
  type ForecastErrors,
  type ForecastTally,
  noErrors,
  noForecasts,
  residualQuantile,
  wape,
  withForecast,
} from './errors.ts'
import { type Forecaster, forecast, isTrained, newForecaster, observe } from './forecaster.ts'
import type { PredictiveSpec } from './spec.ts'

/** What is expected of the load of one interval. */
export type LoadForecast = {
  /** Which interval: the forecaster's count of observed ones when this one will have been observed. */
  readonly interval: number
  readonly expectedPerSecond: number
  readonly upperPerSecond: number
}

/** What the autoscaler remembers. A plain value: it can be stored, copied and resumed. */
export type PredictiveState = {
  readonly forecaster: Forecaster
  readonly errors: ForecastErrors
  /** What the past season's errors add to a forecast, and how wrong it was as a whole; null while nothing is known. */
  readonly margin: number
  readonly wapeRatio: number | null
  /** Of this run alone. */
  readonly tally: ForecastTally
  /** Forecasts that were acted upon, from the end of the lead on, until their interval has been observed; in order of time. */
  readonly issued: readonly LoadForecast[]
  /** When the last observed interval ended, in seconds of the run. */
  readonly observedUntilSeconds: number
  readonly asked: readonly { readonly replicas: number; readonly atSeconds: number }[]
}

/** The middle of an interval that ends so many seconds after the start of the run decides which events are on. */
function factorOfInterval({ calendar, intervalSeconds }: PredictiveSpec, startUnixSeconds: number, endSeconds: number): number {
  return factorAt(calendar, startUnixSeconds + endSeconds - intervalSeconds / 2)
}

/**
 * The state of an autoscaler that has watched the service before the run: `history` holds the load of each interval up to second 0, oldest
 * first. Errors of its forecasts in that time are errors at the lead that it begins with.
 */
export function startPredictive(
  spec: PredictiveSpec,
  history: ArrayLike<number>,
  { startUnixSeconds, leadSeconds }: { readonly startUnixSeconds: number; readonly leadSeconds: number },
): PredictiveState {
  const { intervalSeconds, seasonIntervals, metricDelaySeconds } = spec
  const stepsAhead = Math.ceil((leadSeconds + metricDelaySeconds) / intervalSeconds)
  let forecaster = newForecaster(seasonIntervals)
  let errors = noErrors(seasonIntervals)
  const pending = new Float64Array(stepsAhead + 1).fill(Number.NaN)
  for (let index = 0; index < history.length; index++) {
    const factor = factorOfInterval(spec, startUnixSeconds, (index + 1 - history.length) * intervalSeconds)
    const load = history[index] / factor
    const place = (index + 1) % pending.length
    if (!Number.isNaN(pending[place])) {
      const residual = load - pending[place]
      errors = addError(errors, { residual, missed: residual * factor, actual: history[index] })
    }
    forecaster = observe(spec.method, forecaster, load, forecaster.seasonal)
    pending[(index + 1 + stepsAhead) % pending.length] = isTrained(forecaster) ? forecast(forecaster, stepsAhead) : Number.NaN
  }
  return { forecaster, ...judged(spec, errors), tally: noForecasts, issued: [], observedUntilSeconds: 0, asked: [] }
}

/** A measured load: its mean a second over the interval that ended at `endSeconds`. */
export type ObservedLoad = { readonly perSecond: number; readonly endSeconds: number }

/** Takes in what was measured since. Intervals that nothing was measured of are taken to have been as forecast. */
export function withObserved(
  spec: PredictiveSpec,
  state: PredictiveState,
  startUnixSeconds: number,
  { perSecond, endSeconds }: ObservedLoad,
): PredictiveState {
  const { intervalSeconds } = spec
  const passed = Math.round((endSeconds - state.observedUntilSeconds) / intervalSeconds)
  if (passed <= 0) return state
  let forecaster: Forecaster = { ...state.forecaster, seasonal: state.forecaster.seasonal.slice() }
  for (let missing = passed - 1; missing > 0; missing--) {
    const assumed = isTrained(forecaster) ? forecast(forecaster, 1) : perSecond
    forecaster = observe(spec.method, forecaster, assumed, forecaster.seasonal)
  }
  const factor = factorOfInterval(spec, startUnixSeconds, endSeconds)
  forecaster = observe(spec.method, forecaster, perSecond / factor, forecaster.seasonal)
  const mine = state.issued.find(({ interval }) => interval === forecaster.observed)
  const issued = state.issued.filter(({ interval }) => interval > forecaster.observed)
  const next = { ...state, forecaster, issued, observedUntilSeconds: endSeconds }
  if (!mine) return next
  const missed = perSecond - mine.expectedPerSecond
  const tally = withForecast(state.tally, perSecond, mine)
  return { ...next, tally, ...judged(spec, addError(copyErrors(state.errors), { residual: missed / factor, missed, actual: perSecond })) }
}

function judged({ quantile }: PredictiveSpec, errors: ForecastErrors): Pick<PredictiveState, 'errors' | 'margin' | 'wapeRatio'> {
  return { errors, margin: residualQuantile(errors, quantile), wapeRatio: wape(errors) }
}

/** What is expected of an interval that has not been observed yet. */
export function expectedOf(spec: PredictiveSpec, state: PredictiveState, startUnixSeconds: number, interval: number): LoadForecast {
  const { forecaster, margin, observedUntilSeconds } = state
  const stepsAhead = interval - forecaster.observed
  const base = forecast(forecaster, stepsAhead)
  const factor = factorOfInterval(spec, startUnixSeconds, observedUntilSeconds + stepsAhead * spec.intervalSeconds)
  return { interval, expectedPerSecond: base * factor, upperPerSecond: Math.max(0, base + margin) * factor }
}
