import { expect, test } from 'vitest'
import { dayContext, expectedArrivals, pieceAt, piecesUntil } from '../../testing/pieces.ts'
import { ramp } from './index.ts'

const create = (spec: object) => ramp.create(ramp.spec.parse({ kind: 'ramp', ...spec }), dayContext)
const upward = create({ from: '100/s', to: '700/s', at: '10m', over: '30m' })

test('constant before and after', () => {
  expect(pieceAt(upward, 0)).toMatchObject({ fromSeconds: 0, perSecond: 100 })
  expect(pieceAt(upward, 599).untilSeconds).toBe(600)
  expect(pieceAt(upward, 2400)).toMatchObject({ fromSeconds: 2400, perSecond: 700 })
})

test('half way up it is half way between', () => {
  const { fromSeconds, untilSeconds, perSecond } = pieceAt(upward, 1500)
  expect(perSecond).toBeCloseTo(100 + ((fromSeconds + untilSeconds) / 2 - 600) / 3, 9)
  expect(untilSeconds - fromSeconds).toBe(1)
})

test('arrivals are the area under the line', () => {
  expect(expectedArrivals(upward, 3600)).toBeCloseTo(600 * 100 + 1800 * 400 + 1200 * 700, 5)
  expect(expectedArrivals(create({ from: '90/s', to: '0/s', over: '1m' }), 60)).toBeCloseTo((90 * 60) / 2, 7)
})

test('a slow ramp takes long steps', () => {
  const slow = create({ from: '100/s', to: '101/s', over: '24h' })
  expect(piecesUntil(slow, 86_400).length).toBeLessThan(200)
})

test('a ramp takes time', () => {
  expect(ramp.spec.safeParse({ kind: 'ramp', from: '1/s', to: '2/s', over: '0s' }).success).toBe(false)
})
