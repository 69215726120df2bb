import { expect, test } from 'vitest'
import { dayContext, expectedArrivals, pieceAt } from '../testing/pieces.ts'
import { patterns } from './index.ts'

const hour = 3600
const day = 86_400
const past = (pattern: object, spanSeconds = 2 * day) => patterns.past(patterns.spec.parse(pattern), dayContext, spanSeconds)

test('days before the run are days without its events', () => {
  const usual = { kind: 'diurnal', mean: '100/s', peakToMean: 2, peakHour: 20 }
  const { pattern, spanSeconds } = past({ ...usual, events: [{ kind: 'spike', at: '20h', factor: 9, hold: '1h' }] })
  expect(spanSeconds).toBe(2 * day)
  expect(expectedArrivals(pattern, 2 * day) / (200 * day)).toBeCloseTo(1, 9)
  expect(pieceAt(pattern, day + 20 * hour).perSecond).toBeCloseTo(200, 0)
})

test('weekdays are those before: a run that starts on a Friday has a Thursday behind it, and a Sunday four days before that', () => {
  const { pattern } = past({ kind: 'diurnal', mean: '100/s', peakToMean: 1, weekendFactor: 0.5 }, 5 * day)
  expect(pieceAt(pattern, hour).perSecond).toBe(50)
  expect(pieceAt(pattern, day + hour).perSecond).toBe(100)
})

test.each([
  [{ kind: 'constant', rate: '5/s' }, 5],
  [{ kind: 'ramp', from: '3/s', to: '90/s', over: '1h' }, 3],
  [
    {
      kind: 'steps',
      steps: [
        { at: '0s', rate: '7/s' },
        { at: '1h', rate: '70/s' },
      ],
    },
    7,
  ],
  [{ kind: 'yo-yo', peak: '900/s', low: '2/s', on: '1m', off: '1m' }, 2],
])('%j was steady before', (pattern, perSecond) => {
  expect(pieceAt(past(pattern).pattern, day).perSecond).toBe(perSecond)
})

test('nothing is known before a recording begins', () => {
  const context = { ...dayContext, trace: () => ({ stepSeconds: 60, counts: Float64Array.of(60, 120, 180), startIso: null }) }
  const of = (from: string) => patterns.past(patterns.spec.parse({ kind: 'trace', file: 'a', from }), context, day)
  expect(of('0s').spanSeconds).toBe(0)
  const { pattern, spanSeconds } = of('2m')
  expect(spanSeconds).toBe(120)
  expect([pieceAt(pattern, 30).perSecond, pieceAt(pattern, 90).perSecond]).toEqual([1, 2])
})
