import { expect, test } from 'vitest'
import { dayContext, piecesUntil } from '../../testing/pieces.ts'
import { yoYo } from './index.ts'

const create = (spec: object) => yoYo.create(yoYo.spec.parse({ kind: 'yo-yo', ...spec }), dayContext)
const spans = (spec: object, until: number) =>
  piecesUntil(create(spec), until).map(({ fromSeconds, untilSeconds, perSecond }) => [fromSeconds, untilSeconds, perSecond])

test('on, off, on', () => {
  expect(spans({ peak: '40/s', on: '4m', off: '16m' }, 2400)).toEqual([
    [0, 240, 40],
    [240, 1200, 0],
    [1200, 1440, 40],
    [1440, 2400, 0],
  ])
})

test('quiet until the first burst', () => {
  expect(spans({ peak: '9/s', low: '1/s', on: '1s', off: '2s', at: '5s' }, 9)).toEqual([
    [0, 5, 1],
    [5, 6, 9],
    [6, 8, 1],
    [8, 9, 9],
  ])
})

test('periods that binary fractions cannot write stay on the grid k * period', () => {
  const pieces = piecesUntil(create({ peak: '1/s', on: '100ms', off: '200ms' }), 3000)
  const period = 0.1 + 0.2
  expect(pieces).toHaveLength(20_000)
  expect(pieces.map(({ fromSeconds }) => fromSeconds)).toEqual(pieces.map((_, i) => Math.floor(i / 2) * period + (i % 2) * 0.1))
})
