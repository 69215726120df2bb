import { z } from 'zod'
import { ratio } from '../../contract/units.ts'

const holtWinters = z
  .strictObject({
    kind: z.literal('holt-winters'),
    level: ratio({}, { description: 'α: how fast the level follows' }).default(0.02),
    trend: ratio({}, { description: 'β: how fast the trend follows; 0 for none' }).default(0),
    seasonal: ratio({}, { description: 'γ: how fast the shape of the season follows' }).default(0.5),
  })
  .meta({ title: 'Holt-Winters', description: 'Level, trend and season that follow the load, added up' })

const sameTimeLastSeason = z
  .strictObject({ kind: z.literal('same-time-last-season') })
  .meta({ title: 'Same time last season', description: 'The load of one season before: hard to beat where nothing drifts' })

export const methodSpec = z.discriminatedUnion('kind', [holtWinters, sameTimeLastSeason])
export type ForecastMethod = z.output<typeof methodSpec>

/** What a forecaster has made of the loads it has observed, one an interval. Plain data. */
export type Forecaster = {
  readonly observed: number
  readonly level: number
  readonly trend: number
  /** By position in the season: what it adds to the level. During the first season the loads themselves. */
  readonly seasonal: Float64Array
}

export function newForecaster(seasonIntervals: number): Forecaster {
  return { observed: 0, level: 0, trend: 0, seasonal: new Float64Array(seasonIntervals) }
}

/** Nothing can be said before one whole season has been seen. */
export function isTrained({ observed, seasonal }: Forecaster): boolean {
  return observed >= seasonal.length
}

/**
 * Additive Holt-Winters: L = α(y − S₋m) + (1−α)(L + B), B = β(L − L′) + (1−β)B, S = γ(y − L) + (1−γ)S₋m. The first season gives the first
 * level, its mean, and the first seasonal terms. The same time last season is the case α = β = 0, γ = 1.
 *
 * @returns the forecaster after one more interval; `into` is where its season goes, its own table (then changed) or a copy
 */
export function observe(method: ForecastMethod, before: Forecaster, load: number, into: Float64Array): Forecaster {
  const { observed, level: oldLevel, trend: oldTrend } = before
  const season = into.length
  const position = observed % season
  if (observed < season) {
    into[position] = load
    if (observed < season - 1) return { ...before, observed: observed + 1, seasonal: into }
    const mean = into.reduce((sum, each) => sum + each, 0) / season
    for (let index = 0; index < season; index++) into[index] -= mean
    return { observed: season, level: mean, trend: 0, seasonal: into }
  }
  const { level: alpha, trend: beta, seasonal: gamma } = method.kind === 'holt-winters' ? method : repetition
  const level = alpha * (load - into[position]) + (1 - alpha) * (oldLevel + oldTrend)
  const trend = beta * (level - oldLevel) + (1 - beta) * oldTrend
  into[position] = gamma * (load - level) + (1 - gamma) * into[position]
  return { observed: observed + 1, level, trend, seasonal: into }
}

const repetition = { level: 0, trend: 0, seasonal: 1 }

/** L + hB + S of the interval `stepsAhead` (from 1) after the last observed one; not below 0. Ask only a trained forecaster. */
export function forecast({ observed, level, trend, seasonal }: Forecaster, stepsAhead: number): number {
  return Math.max(0, level + stepsAhead * trend + seasonal[(observed + stepsAhead - 1) % seasonal.length])
}
