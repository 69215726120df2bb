import { expect, test } from 'vitest'
import { dayContext, piecesUntil } from '../../testing/pieces.ts'
import { steps } from './index.ts'

const parse = (...list: (readonly [at: string, rate: string])[]) =>
  steps.spec.safeParse({ kind: 'steps', steps: list.map(([at, rate]) => ({ at, rate })) })

test('each rate until the next', () => {
  const spec = parse(['0s', '100/s'], ['5m', '400/s'], ['10m', '0/s']).data!
  expect(piecesUntil(steps.create(spec, dayContext), 1000)).toEqual([
    { fromSeconds: 0, untilSeconds: 300, perSecond: 100, exactCount: -1 },
    { fromSeconds: 300, untilSeconds: 600, perSecond: 400, exactCount: -1 },
    { fromSeconds: 600, untilSeconds: 1000, perSecond: 0, exactCount: -1 },
  ])
})

test('the start is never left open', () => {
  expect(parse(['5s', '1/s']).error?.issues).toMatchObject([
    { path: ['steps', 0, 'at'], message: 'expected the first step to begin at 0s' },
  ])
  expect(parse().success).toBe(false)
})

test('time goes forward', () => {
  const issues = parse(['0s', '1/s'], ['5m', '2/s'], ['5m', '3/s'], ['1m', '4/s']).error?.issues
  expect(issues?.map(({ path }) => path)).toEqual([
    ['steps', 2, 'at'],
    ['steps', 3, 'at'],
  ])
})
