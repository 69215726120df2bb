import { describe, expect, it } from 'vitest'
import { type ObservedLoad, type PredictiveSpec, type PredictiveState, predictiveSpec, startPredictive, stepPredictive } from './index.ts'

const minute = 60
const startUnixSeconds = Date.parse('2026-11-27T00:00:00Z') / 1000

/** Twelve intervals of 5 minutes a season, known at once, pods of 10/s, 10 minutes ahead. */
const written = {
  targetPerPod: '10/s',
  minReplicas: 1,
  maxReplicas: 50,
  season: '1h',
  interval: '5m',
  metricDelay: '0s',
  leadTime: '10m',
  method: { kind: 'same-time-last-season' },
}
const specOf = (more: object = {}) => predictiveSpec.parse({ ...written, ...more })
const started = (spec: PredictiveSpec, history: readonly number[]) => startPredictive(spec, history, { startUnixSeconds, leadSeconds: 600 })
const season = (load: (interval: number) => number) => Array.from({ length: 12 }, (_, interval) => load(interval))

function look(
  spec: PredictiveSpec,
  state: PredictiveState,
  atSeconds: number,
  load: ObservedLoad | null = null,
  seconds = 600,
  specReplicas = 4,
) {
  return stepPredictive(spec, state, { atSeconds, startUnixSeconds, load, lead: { seconds, from: 'set' }, specReplicas })
}

describe('pods for the load at the end of the lead', () => {
  const rising = [...season((interval) => 10 * (interval + 1)), ...season((interval) => 10 * (interval + 1))]

  it('the most that is forecast up to then counts', () => {
    const spec = specOf()
    // At 0 s the lead ends in the third interval: 30/s. After 5 minutes, in the fourth.
    expect(look(spec, started(spec, rising), 0).decision).toMatchObject({ rule: 'forecast', replicas: 3, recommended: 3, wapeRatio: 0 })
    expect(look(spec, started(spec, rising), 5 * minute).decision.replicas).toBe(4)
    // A shorter lead sees less far.
    expect(look(spec, started(spec, rising), 0, null, 60).decision.replicas).toBe(1)
  })

  it('says what it expects, of when, and how wrong it has been', () => {
    const spec = specOf({ growth: 0.2 })
    expect(look(spec, started(spec, rising), 0).decision.reason).toBe(
      'within 600 s (set) up to 30/s are forecast, 30/s with the p95 of past errors (off by 0.0 % over the last season): 4 pods of 10/s',
    )
  })

  it('bounds hold', () => {
    const spec = specOf({ minReplicas: 2, maxReplicas: 2 })
    expect(look(spec, started(spec, rising), 0).decision).toMatchObject({ rule: 'max-replicas', replicas: 2, recommended: 3 })
    expect(look(spec, started(spec, rising), 0, null, 60).decision).toMatchObject({ rule: 'min-replicas', replicas: 2, recommended: 1 })
  })

  it('alone it keeps the largest size of the last 5 minutes', () => {
    const spec = specOf()
    const falling = [...season((interval) => 120 - 10 * interval), ...season((interval) => 120 - 10 * interval)]
    const first = look(spec, started(spec, falling), 0)
    expect(first.decision.replicas).toBe(12)
    const second = look(spec, first.state, 4 * minute + 59)
    expect(second.decision).toMatchObject({ replicas: 12 })
    const third = look(spec, second.state, 5 * minute + 10)
    expect(third.decision).toMatchObject({ rule: 'stabilised', recommended: 11, replicas: 12 })
    expect(look(spec, third.state, 10 * minute + 5).decision).toMatchObject({ rule: 'stabilised', recommended: 10, replicas: 11 })
  })
})

it('an event of the calendar multiplies what is usual, from as early as the lead reaches it', () => {
  const calendar = [{ name: 'match', from: '2026-11-27T00:10:00Z', until: '2026-11-27T01:00:00Z', factor: 3 }]
  const spec = specOf({ calendar })
  const usual = [...season(() => 100), ...season(() => 100)]
  expect(look(spec, started(spec, usual), 0, null, 299).decision.replicas).toBe(10)
  const { decision } = look(spec, started(spec, usual), 0)
  expect(decision.replicas).toBe(30)
  expect(decision.reason).toContain('up to 300/s are forecast during match')
})

it.each(['2026-11-27T00:10:00Z', '2026-11-26T19:10:00-05:00', '2026-11-27T05:40:00+05:30'])('%s is the instant that it names', (from) => {
  const [event] = specOf({ calendar: [{ name: 'match', from, until: '2026-11-27T01:00:00Z', factor: 3 }] }).calendar
  expect(event.fromUnixSeconds).toBe(startUnixSeconds + 600)
})

it('an event in the past is taken out before the forecaster learns from it', () => {
  const calendar = [{ name: 'sale', from: '2026-11-26T23:00:00Z', until: '2026-11-27T00:00:00Z', factor: 5 }]
  const spec = specOf({ calendar })
  expect(look(spec, started(spec, [...season(() => 100), ...season(() => 500)]), 0).decision).toMatchObject({ replicas: 10, wapeRatio: 0 })
})

describe('errors', () => {
  // The second season is 10/s above the first: every forecast of it was 10 of 110 short.
  const grown = [...season(() => 100), ...season(() => 110)]

  it('the margin is the quantile of past residuals, the error their share of the load', () => {
    const spec = specOf()
    const { decision } = look(spec, started(spec, grown), 0)
    expect(decision.wapeRatio).toBeCloseTo(10 / 110, 12)
    expect(decision.ahead).toMatchObject({ expectedPerSecond: 110, upperPerSecond: 120 })
    expect(decision.replicas).toBe(12)
  })

  it('what was forecast at the lead is held against what came', () => {
    const spec = specOf()
    const first = look(spec, started(spec, grown), 0)
    const { state } = look(spec, first.state, 5 * minute, { perSecond: 125, endSeconds: 5 * minute })
    expect(state.tally).toEqual({ intervals: 1, missedPerSecond: 15, shortPerSecond: 15, actualPerSecond: 125, covered: 0 })
    const next = look(spec, state, 10 * minute, { perSecond: 100, endSeconds: 10 * minute })
    expect(next.state.tally).toEqual({ intervals: 2, missedPerSecond: 25, shortPerSecond: 5, actualPerSecond: 225, covered: 1 })
  })
})

describe('before one season has been seen', () => {
  it('nothing is forecast, and the size stays', () => {
    const spec = specOf()
    expect(look(spec, started(spec, season(() => 100).slice(1)), 0).decision).toMatchObject({
      rule: 'learning',
      replicas: 4,
      ahead: null,
      reason: 'no forecast yet: 11 of the 12 intervals of a season have been observed',
    })
  })

  it('an HPA beside it has its own least size', () => {
    const { minReplicas: _, maxReplicas: __, ...fields } = written
    const spec = predictiveSpec.parse({ ...fields, hpa: { minReplicas: 2, maxReplicas: 9 } })
    expect(look(spec, started(spec, []), 0).decision).toMatchObject({ rule: 'learning', replicas: 2 })
  })

  it('the last interval that was missing completes it', () => {
    const spec = specOf()
    const history = season(() => 100).slice(1)
    const { decision } = look(spec, started(spec, history), 5 * minute, { perSecond: 100, endSeconds: 5 * minute })
    expect(decision).toMatchObject({ rule: 'forecast', replicas: 10 })
  })
})

it('intervals of which nothing was measured count as forecast, so that the season stays in step', () => {
  const spec = specOf()
  const rising = [...season((interval) => 10 * (interval + 1)), ...season((interval) => 10 * (interval + 1))]
  const { state } = look(spec, started(spec, rising), 15 * minute, { perSecond: 30, endSeconds: 15 * minute })
  expect(state.forecaster.observed).toBe(27)
  expect(look(spec, state, 15 * minute, null, 1).decision.recommended).toBe(4)
})

it.each([
  [{ season: '24h', interval: '7m' }, 'season: holds 205.71 intervals; expected a whole number from 2 to 4032'],
  [{ history: '3000d' }, 'history: holds 864000 intervals; expected 200000 at most'],
  [{ minReplicas: undefined, maxReplicas: undefined }, ': expected hpa, or minReplicas and maxReplicas'],
  [{ hpa: { maxReplicas: 3 } }, 'minReplicas: the HPA has the bounds here; expected hpa.minReplicas'],
  [{ mode: 'forecast-only' }, 'mode: nothing would size the service; expected an hpa beside it'],
  [{ minReplicas: 9, maxReplicas: 3 }, 'maxReplicas: is 3 but minReplicas is 9'],
  [
    { calendar: [{ name: 'a', from: '2026-11-27T01:00:00Z', until: '2026-11-27T01:00:00Z', factor: 2 }] },
    'calendar.0.until: expected an instant after from',
  ],
])('%j is refused', (more, problem) => {
  const { error } = predictiveSpec.safeParse({ ...written, ...more })
  expect(error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toContain(problem)
})
