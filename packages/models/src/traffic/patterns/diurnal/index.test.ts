import { describe, expect, test } from 'vitest'
import { dayContext, expectedArrivals, pieceAt, piecesUntil } from '../../testing/pieces.ts'
import { dayShape } from './day-shape.ts'
import { diurnal } from './index.ts'

const day = 86_400
const create = (spec: object, context = dayContext) => diurnal.create(diurnal.spec.parse({ kind: 'diurnal', ...spec }), context)

describe('the shape of a day', () => {
  test.each([1, 1.37, 1.7, 2, 3, 8, 24])('peak to mean %f: that at the peak, 1 on average', (peakToMean) => {
    const shape = dayShape(peakToMean, 20 * 3600)
    const points = Array.from({ length: 1440 }, (_, minute) => shape(minute * 60))
    expect(shape(20 * 3600)).toBeCloseTo(peakToMean, 12)
    expect(Math.max(...points)).toBeLessThanOrEqual(peakToMean)
    expect(points.reduce((sum, value) => sum + value, 0) / points.length).toBeCloseTo(1, 9)
    expect(Math.min(...points)).toBeGreaterThan(0)
  })

  test('peak to mean of the von Mises curve is e^k / I0(k): k = 1 gives 2.71828 / 1.26607', () => {
    const peakToMean = Math.E / 1.2660658777520082
    const shape = dayShape(peakToMean, 0)
    expect(shape(day / 2) / shape(0)).toBeCloseTo(0.1353352832366127, 10) // e^-2
  })

  test('every day alike', () => {
    expect(dayShape(2, 3600)(3600 + 5 * day)).toBe(dayShape(2, 3600)(3600))
    expect(dayShape(2, 3600)(-7200)).toBe(dayShape(2, 3600)(day - 7200))
  })
})

test('a day carries its mean', () => {
  expect(expectedArrivals(create({ mean: '200/s' }), day) / (200 * day)).toBeCloseTo(1, 9)
  expect(expectedArrivals(create({ mean: '200/s', peakToMean: 12, peakHour: 3.5 }), day) / (200 * day)).toBeCloseTo(1, 9)
})

test('a run that starts in the afternoon meets the peak sooner', () => {
  const pattern = create({ mean: '100/s', peakToMean: 2, peakHour: 20 }, { ...dayContext, startSecondOfDay: 17 * 3600 })
  expect(pieceAt(pattern, 3 * 3600).perSecond).toBeCloseTo(200, 0)
})

test('weekends begin and end at local midnight', () => {
  const pattern = create(
    { mean: '100/s', peakToMean: 1, weekendFactor: 0.5 },
    { ...dayContext, durationSeconds: 5 * day, startSecondOfDay: 12 * 3600 },
  )
  const jumps = piecesUntil(pattern, 4 * day).filter(({ perSecond }, i, all) => i > 0 && perSecond !== all[i - 1].perSecond)
  expect(jumps.map(({ fromSeconds, perSecond }) => [fromSeconds, perSecond])).toEqual([
    [day / 2, 50],
    [2.5 * day, 100],
  ])
})

describe('events', () => {
  const spike = { kind: 'spike', at: '9h', factor: 6, rise: '10m', hold: '1h', fall: '2h' }

  test('a spike adds the area of its trapezium', () => {
    const arrivals = expectedArrivals(create({ mean: '10/s', peakToMean: 1, events: [spike] }), day)
    expect(arrivals).toBeCloseTo(10 * (day + 5 * (600 / 2 + 3600 + 7200 / 2)), 4)
  })

  test('rise, top and fall', () => {
    const pattern = create({ mean: '10/s', peakToMean: 1, events: [spike] })
    const rateAt = (seconds: number) => pieceAt(pattern, seconds).perSecond
    expect(rateAt(9 * 3600 - 1)).toBe(10)
    expect(rateAt(9 * 3600 + 300)).toBeCloseTo(35 + 0.5 * (50 / 600), 9)
    expect(rateAt(9 * 3600 + 2000)).toBe(60)
    expect(rateAt(12 * 3600 + 600)).toBe(10)
  })

  test('a jump happens at its instant, and overlapping events multiply', () => {
    const jump = { kind: 'spike', at: '90500ms', factor: 3, hold: '10s' }
    const pattern = create({ mean: '10/s', peakToMean: 1, events: [jump, { ...jump, at: '95s', factor: 0.5 }] })
    expect(pieceAt(pattern, 90.4)).toMatchObject({ untilSeconds: 90.5, perSecond: 10 })
    expect(pieceAt(pattern, 90.5)).toMatchObject({ fromSeconds: 90.5, perSecond: 30 })
    expect(pieceAt(pattern, 96).perSecond).toBe(15)
  })
})

test('a month is cheap: the curve takes long steps where it is flat', () => {
  const pieces = piecesUntil(create({ mean: '900/s' }, { ...dayContext, durationSeconds: 30 * day }), 30 * day)
  expect(pieces.length).toBeLessThan(150_000)
})

test('steps follow the curve to 0.1 %', () => {
  const pieces = piecesUntil(create({ mean: '900/s', peakToMean: 3 }), day)
  const changes = pieces.slice(1).map(({ perSecond }, i) => Math.abs(perSecond / pieces[i].perSecond - 1))
  expect(Math.max(...changes)).toBeLessThan(0.002)
})
