import { expect, test } from 'vitest'
import type { PatternContext, TraceCounts } from '../../../contract/traffic.ts'
import { dayContext, expectedArrivals, pieceAt, piecesUntil } from '../../testing/pieces.ts'
import { trace, traceSpanSeconds } from './index.ts'

const recorded: TraceCounts = { stepSeconds: 60, counts: Float64Array.of(10, 0, 25, 7, 8), startIso: '1998-06-30T18:00:00' }
const context: PatternContext = { ...dayContext, trace: (file) => (file === 'log.csv' ? recorded : undefined) }
const parse = (spec: object) => trace.spec.parse({ kind: 'trace', file: 'log.csv', ...spec })
const countsOf = (spec: object, until = 300) => piecesUntil(trace.create(parse(spec), context), until).map(({ exactCount }) => exactCount)

test('the recorded number in each interval, and nothing after the last', () => {
  const pattern = trace.create(parse({}), context)
  expect(countsOf({})).toEqual([10, 0, 25, 7, 8])
  expect(pieceAt(pattern, 120)).toEqual({ fromSeconds: 120, untilSeconds: 180, perSecond: 25 / 60, exactCount: 25 })
  expect(pieceAt(pattern, 300)).toEqual({ fromSeconds: 300, untilSeconds: Number.POSITIVE_INFINITY, perSecond: 0, exactCount: -1 })
})

test('poisson keeps the mean only', () => {
  const pattern = trace.create(parse({ arrivals: 'poisson', scale: 0.5 }), context)
  expect(pieceAt(pattern, 130)).toEqual({ fromSeconds: 120, untilSeconds: 180, perSecond: 12.5 / 60, exactCount: -1 })
  expect(expectedArrivals(pattern, 300)).toBeCloseTo(25, 9)
})

test('scaled running totals are rounded: 10 10 35 42 50 times 0.28 is 2.8 2.8 9.8 11.76 14', () => {
  expect(countsOf({ scale: 0.28 })).toEqual([3, 0, 7, 2, 2])
})

test('part of the trace, by duration and by date, widened to whole intervals', () => {
  expect(countsOf({ from: '2m', until: '4m' }, 120)).toEqual([25, 7])
  expect(countsOf({ from: '1998-06-30 18:02', until: '1998-06-30T18:03:30' }, 120)).toEqual([25, 7])
  expect(countsOf({ from: '150s', until: '151s' }, 60)).toEqual([25])
})

test('twice the speed is the same arrivals in half the time', () => {
  const pieces = piecesUntil(trace.create(parse({ speed: 2 }), context), 150)
  expect(pieces.map(({ untilSeconds, exactCount }) => [untilSeconds, exactCount])).toEqual([
    [30, 10],
    [60, 0],
    [90, 25],
    [120, 7],
    [150, 8],
  ])
})

test('repeated, the next replay follows the last interval', () => {
  expect(countsOf({ repeat: true, from: '3m' }, 300)).toEqual([7, 8, 7, 8, 7])
})

test('how long a replay takes', () => {
  expect(traceSpanSeconds(parse({}), context)).toBe(300)
  expect(traceSpanSeconds(parse({ from: '1m', until: '3m', speed: 4 }), context)).toBe(30)
})

test.each([
  [{ file: 'other.csv' }, 'file', /no trace named other.csv/],
  [{ from: '6m' }, 'from', /after the trace ends, 300 s after it begins/],
  [{ until: '1998-06-30 18:06' }, 'until', /after the trace ends/],
  [{ from: '1998-06-30 17:59' }, 'from', /before the trace begins \(1998-06-30T18:00:00\)/],
  [{ from: '3m', until: '2m' }, 'until', /must be after from/],
  [{ from: '5m' }, 'until', /must be after from/],
])('%j is found out before the run', (given, field, message) => {
  const spec = parse(given)
  const problems = trace.check?.(spec, context)
  expect(problems).toHaveLength(1)
  expect(problems?.[0].path).toEqual([field])
  expect(problems?.[0].message).toMatch(message)
  expect(() => trace.create(spec, context)).toThrow(RangeError)
})

test('a date means nothing in a trace that counts from zero', () => {
  const plain: PatternContext = { ...dayContext, trace: () => ({ ...recorded, startIso: null }) }
  expect(trace.check?.(parse({ from: '1998-06-30 18:02' }), plain)[0].message).toMatch(/give a duration/)
})

test.each(['tomorrow', '1998-02-30', '9 h'])('%s is neither a duration nor a date', (from) => {
  expect(trace.spec.safeParse({ kind: 'trace', file: 'log.csv', from }).success).toBe(false)
})
