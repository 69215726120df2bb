import { z } from 'zod'
import { count, duration, rate, ratio } from '../../contract/units.ts'
import { type HpaSpec, hpaSpec } from '../hpa/spec.ts'
import { type CalendarEvent, calendarField } from './calendar.ts'
import { type ForecastMethod, methodSpec } from './forecaster.ts'

/** What a predictive autoscaler follows. Plain data; seconds, ratios and requests a second. */
export type PredictiveSpec = {
  readonly targetPerPodPerSecond: number
  /** Alone it writes the size; with an HPA it moves the least that the HPA may choose, so that the larger of the two counts. */
  readonly base: { readonly kind: 'alone' } | { readonly kind: 'hpa'; readonly hpa: HpaSpec }
  readonly minReplicas: number
  readonly maxReplicas: number
  /** False: it forecasts, and nothing follows from it. */
  readonly doesScale: boolean
  readonly checkPeriodSeconds: number
  readonly intervalSeconds: number
  /** Intervals of one season. */
  readonly seasonIntervals: number
  readonly metricDelaySeconds: number
  readonly historySeconds: number
  readonly method: ForecastMethod
  readonly calendar: readonly CalendarEvent[]
  readonly quantile: number
  readonly growthRatio: number
  /** Null: as long as new pods have taken to serve. */
  readonly leadSeconds: number | null
  readonly scaleDownStabilizationSeconds: number
}

/** A fortnight of 5 minutes: the season's table is copied at each observation. */
const mostSeasonIntervals = 4032
/** All of the history is gone through when a run starts. */
const mostHistoryIntervals = 200_000

const replicas = (description: string) => count({ min: 0, max: 100_000 }, { description })

const fields = z.strictObject({
  targetPerPod: rate({
    positive: true,
    title: 'Target per pod',
    description: 'Load that one pod is meant to carry; the forecast over this is the size',
    examples: ['40/s'],
  }),
  minReplicas: replicas('Fewest pods, without an HPA').optional(),
  maxReplicas: replicas('Most pods, without an HPA').min(1).optional(),
  hpa: hpaSpec
    .optional()
    .meta({ description: 'An HPA that reacts while the forecast moves its minReplicas: the larger of the two counts' }),
  mode: z.enum(['forecast-and-scale', 'forecast-only']).default('forecast-and-scale').meta({
    description: 'forecast-only shows what it expects and how wrong it is, and leaves the size to the HPA',
    source: 'AWS predictive scaling: ForecastAndScale, ForecastOnly',
  }),
  season: duration({ positive: true, description: 'What repeats itself: 24h, or 168h where weekends differ' }).prefault('24h'),
  interval: duration({ positive: true, description: 'Length of one observation; the season is a whole number of them' }).prefault('5m'),
  history: duration({
    description: 'How long it has watched before the run: what the traffic patterns say of the time before it, without their events',
    source: 'AWS predictive scaling learns from up to 14 days',
  }).prefault('14d'),
  metricDelay: duration({ description: 'From the end of an interval to its load being there to read' }).prefault('30s'),
  method: methodSpec.prefault({ kind: 'holt-winters' }).meta({ description: 'How the past becomes a forecast' }),
  calendar: calendarField,
  quantile: ratio({ min: 0.5, max: 0.999 }, { description: 'The size covers this share of past errors of the forecast' }).default(0.95),
  growth: z.number().min(-0.99).max(100).default(0).meta({ unit: 'ratio', description: 'Growth expected on top: 0.2 is a fifth more' }),
  leadTime: z
    .union([z.literal('auto'), duration({ positive: true })])
    .default('auto')
    .meta({ description: 'How far ahead pods are asked for; auto: as long as new pods take to serve, 95th percentile' }),
  checkEvery: duration({ positive: true, description: 'Time between its decisions; with an HPA that one’s sync period' }).prefault('15s'),
  scaleDownStabilization: duration({
    description: 'Without an HPA: it keeps the largest size it asked for in this time',
    source: 'kube-controller-manager --horizontal-pod-autoscaler-downscale-stabilization',
  }).prefault('5m'),
})

/** `autoscaler: { predictive: … }`: pods for the load that is forecast for when they will be ready. */
export const predictiveSpec = fields.transform((written, context): PredictiveSpec => {
  const { hpa, minReplicas, maxReplicas, mode } = written
  const fail = (path: readonly string[], message: string) => context.addIssue({ code: 'custom', path: [...path], message })
  if (hpa && minReplicas !== undefined) fail(['minReplicas'], 'the HPA has the bounds here; expected hpa.minReplicas')
  if (hpa && maxReplicas !== undefined) fail(['maxReplicas'], 'the HPA has the bounds here; expected hpa.maxReplicas')
  if (!hpa && maxReplicas === undefined) fail([], 'expected hpa, or minReplicas and maxReplicas')
  if (!hpa && mode === 'forecast-only') fail(['mode'], 'nothing would size the service; expected an hpa beside it')
  const least = hpa?.minReplicas ?? minReplicas ?? 1
  const most = hpa?.maxReplicas ?? maxReplicas ?? least
  if (least > most) fail(['maxReplicas'], `is ${most} but minReplicas is ${least}`)
  const seasonIntervals = written.season / written.interval
  if (!Number.isInteger(seasonIntervals) || seasonIntervals < 2 || seasonIntervals > mostSeasonIntervals)
    fail(['season'], `holds ${Number(seasonIntervals.toFixed(2))} intervals; expected a whole number from 2 to ${mostSeasonIntervals}`)
  const historyIntervals = Math.floor(written.history / written.interval)
  if (historyIntervals > mostHistoryIntervals)
    fail(['history'], `holds ${historyIntervals} intervals; expected ${mostHistoryIntervals} at most`)
  return {
    targetPerPodPerSecond: written.targetPerPod,
    base: hpa ? { kind: 'hpa', hpa } : { kind: 'alone' },
    minReplicas: least,
    maxReplicas: most,
    doesScale: mode === 'forecast-and-scale',
    checkPeriodSeconds: written.checkEvery,
    intervalSeconds: written.interval,
    seasonIntervals,
    metricDelaySeconds: written.metricDelay,
    historySeconds: written.history,
    method: written.method,
    calendar: written.calendar,
    quantile: written.quantile,
    growthRatio: written.growth,
    leadSeconds: written.leadTime === 'auto' ? null : written.leadTime,
    scaleDownStabilizationSeconds: written.scaleDownStabilization,
  }
})
