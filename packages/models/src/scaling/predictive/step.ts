import { eventsAt } from './calendar.ts'
import { isTrained } from './forecaster.ts'
import type { PredictiveSpec } from './spec.ts'
import { expectedOf, type LoadForecast, type ObservedLoad, type PredictiveState, withObserved } from './state.ts'

/** What one look shows: nothing of it lies ahead but the calendar. */
export type PredictiveSeen = {
  readonly atSeconds: number
  /** Seconds since 1970 at second 0 of the run. */
  readonly startUnixSeconds: number
  /** The last interval whose load can be read; null while there is none. */
  readonly load: ObservedLoad | null
  /** How long pods asked for now take to serve, and how that is known. */
  readonly lead: { readonly seconds: number; readonly from: 'set' | 'laws' | 'measured' }
  readonly specReplicas: number
}

export type PredictiveDecision = {
  readonly rule: 'learning' | 'forecast' | 'stabilised' | 'min-replicas' | 'max-replicas'
  /** Pods that the load at the end of the lead needs, within the bounds; while it learns, those there are. */
  readonly replicas: number
  /** The same before bounds and stabilisation; null while it learns. */
  readonly recommended: number | null
  /** What is expected up to the end of the lead at most, and what past errors add to it; null while it learns. */
  readonly ahead: LoadForecast | null
  /** What was expected of the interval that is now, when it was acted upon. */
  readonly now: LoadForecast | null
  /** Weighted absolute percentage error of the past season's forecasts. */
  readonly wapeRatio: number | null
  readonly reason: string
}

export type PredictiveStep = { readonly decision: PredictiveDecision; readonly state: PredictiveState }

/** What the forecast asks for, so that pods are there when the load comes. */
export function step(spec: PredictiveSpec, before: PredictiveState, seen: PredictiveSeen): PredictiveStep {
  const observed = seen.load ? withObserved(spec, before, seen.startUnixSeconds, seen.load) : before
  const state = issue(spec, observed, seen)
  const nowIn = intervalAt(spec, state, seen.atSeconds)
  const now = state.issued.find(({ interval }) => interval === nowIn) ?? null
  const { wapeRatio } = state
  if (!isTrained(state.forecaster)) return { decision: { ...learning(spec, state, seen), now, wapeRatio }, state }

  const ahead = mostOf(spec, state, seen, nowIn)
  const recommended = Math.ceil((ahead.upperPerSecond * (1 + spec.growthRatio)) / spec.targetPerPodPerSecond)
  const asked = [...state.asked, { replicas: recommended, atSeconds: seen.atSeconds }].filter(
    ({ atSeconds }) => atSeconds > seen.atSeconds - spec.scaleDownStabilizationSeconds || atSeconds === seen.atSeconds,
  )
  const held = spec.base.kind === 'hpa' ? recommended : asked.reduce((most, { replicas }) => Math.max(most, replicas), 0)
  const replicas = Math.min(spec.maxReplicas, Math.max(spec.minReplicas, held))
  const rule = replicas < held ? 'max-replicas' : replicas > held ? 'min-replicas' : held > recommended ? 'stabilised' : 'forecast'
  const reason = explain(spec, seen, { ahead, recommended, replicas, rule, wapeRatio })
  return { decision: { rule, replicas, recommended, ahead, now, wapeRatio, reason }, state: { ...state, asked } }
}

/** The most that is expected of any interval from now to the end of the lead. */
function mostOf(
  spec: PredictiveSpec,
  state: PredictiveState,
  { atSeconds, startUnixSeconds, lead }: PredictiveSeen,
  now: number,
): LoadForecast {
  const until = intervalAt(spec, state, atSeconds + lead.seconds)
  let most = expectedOf(spec, state, startUnixSeconds, now)
  for (let interval = now + 1; interval <= until; interval++) {
    const next = expectedOf(spec, state, startUnixSeconds, interval)
    if (next.upperPerSecond > most.upperPerSecond) most = next
  }
  return most
}

/** Intervals that have come within the lead: what is forecast of them now decides about their pods, and is held against what comes. */
function issue(spec: PredictiveSpec, state: PredictiveState, { atSeconds, startUnixSeconds, lead }: PredictiveSeen): PredictiveState {
  const { forecaster, issued } = state
  if (!isTrained(forecaster)) return state
  const until = intervalAt(spec, state, atSeconds + lead.seconds)
  const first = Math.max(forecaster.observed, issued.at(-1)?.interval ?? 0) + 1
  if (first > until) return state
  const fresh = Array.from({ length: until - first + 1 }, (_, index) => expectedOf(spec, state, startUnixSeconds, first + index))
  return { ...state, issued: [...issued, ...fresh] }
}

/** The interval that an instant lies in, by the count that the forecaster will have reached at its end. */
function intervalAt({ intervalSeconds }: PredictiveSpec, { forecaster, observedUntilSeconds }: PredictiveState, atSeconds: number): number {
  return forecaster.observed + Math.floor((atSeconds - observedUntilSeconds) / intervalSeconds) + 1
}

function learning(
  spec: PredictiveSpec,
  { forecaster }: PredictiveState,
  { specReplicas }: PredictiveSeen,
): Omit<PredictiveDecision, 'now' | 'wapeRatio'> {
  const { observed, seasonal } = forecaster
  const replicas = spec.base.kind === 'hpa' ? spec.minReplicas : Math.min(spec.maxReplicas, Math.max(spec.minReplicas, specReplicas))
  const reason = `no forecast yet: ${observed} of the ${seasonal.length} intervals of a season have been observed`
  return { rule: 'learning', replicas, recommended: null, ahead: null, reason }
}

type Found = Pick<PredictiveDecision, 'rule' | 'replicas' | 'wapeRatio'> & { readonly ahead: LoadForecast; readonly recommended: number }

function explain(spec: PredictiveSpec, seen: PredictiveSeen, { ahead, recommended, replicas, rule, wapeRatio }: Found): string {
  const { seconds, from } = seen.lead
  const error = wapeRatio === null ? 'no past error known' : `off by ${(wapeRatio * 100).toFixed(1)} % over the last season`
  const known = { set: 'set', laws: 'from the start and machine laws', measured: 'measured' }[from]
  const events = eventsAt(spec.calendar, seen.startUnixSeconds + seen.atSeconds + seconds).map(({ name }) => name)
  const during = events.length > 0 ? ` during ${events.join(' and ')}` : ''
  const bound = rule === 'forecast' ? '' : `; ${rule} makes it ${replicas}`
  return (
    `within ${Math.round(seconds)} s (${known}) up to ${shown(ahead.expectedPerSecond)}/s are forecast${during}, ` +
    `${shown(ahead.upperPerSecond)}/s with the p${Number((spec.quantile * 100).toFixed(1))} of past errors (${error}): ` +
    `${recommended} pods of ${shown(spec.targetPerPodPerSecond)}/s${bound}`
  )
}

/** Three significant digits below 100, whole numbers above. */
function shown(perSecond: number): string {
  return perSecond >= 100 ? perSecond.toFixed(0) : String(Number(perSecond.toPrecision(3)))
}
