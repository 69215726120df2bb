import { expect, test } from 'vitest'
import { dayContext, pieceAt } from '../../testing/pieces.ts'
import { constant } from './index.ts'

const at = (rate: string, seconds: number) => pieceAt(constant.create(constant.spec.parse({ kind: 'constant', rate }), dayContext), seconds)

test('one step for ever', () => {
  expect(at('800/s', 0)).toEqual({ fromSeconds: 0, untilSeconds: Number.POSITIVE_INFINITY, perSecond: 800, exactCount: -1 })
  expect(at('60/m', 1e6).perSecond).toBe(1)
})

test('nothing at all is a rate too', () => {
  expect(at('0/s', 0).perSecond).toBe(0)
})
