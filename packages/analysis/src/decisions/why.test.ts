import type { Mark } from '@plimsoll/engine'
import { expect, test } from 'vitest'
import { story } from '../../test/story.ts'
import { whyAt } from './why.ts'

/** Traffic rises at 100 s, the controller grows twice, pods wait, a machine comes. At 2000 s traffic falls and the controller shrinks. */
const marks: readonly Mark[] = [
  { atSeconds: 100, kind: 'traffic', subject: 'source:shoppers', from: 100, to: 400, reason: 'rises', because: [] },
  { atSeconds: 140, kind: 'scale', subject: 'checkout', from: 4, to: 8, reason: 'above target', because: [0] },
  { atSeconds: 155, kind: 'scale', subject: 'checkout', from: 8, to: 16, reason: 'above target', because: [0, 1] },
  { atSeconds: 156, kind: 'pod', subject: 'pods:pending', from: 0, to: 5, reason: 'no room', because: [2] },
  { atSeconds: 160, kind: 'node', subject: 'pool:general', from: 2, to: 3, reason: 'pods fit on no machine', because: [3] },
  { atSeconds: 220, kind: 'pod', subject: 'checkout/pods', from: 4, to: 16, reason: 'all ready', because: [2, 4] },
  { atSeconds: 2000, kind: 'traffic', subject: 'source:shoppers', from: 400, to: 100, reason: 'falls', because: [] },
  { atSeconds: 2400, kind: 'scale', subject: 'checkout', from: 16, to: 4, reason: 'below target', because: [6, 2] },
]
const run = story({ marks })

test('from the pods back to the traffic, steps of one ramp folded, and nothing of the time after', () => {
  const why = whyAt(run, { atSeconds: 300, service: 'checkout' })
  expect(why.change?.mark).toBe(5)
  expect(why.causes).toEqual([
    { mark: 0, times: 1, from: 100, sinceSeconds: 100 },
    { mark: 2, times: 2, from: 4, sinceSeconds: 140 },
    { mark: 3, times: 1, from: 0, sinceSeconds: 156 },
    { mark: 4, times: 1, from: 2, sinceSeconds: 160 },
  ])
  expect(why.effects).toEqual([])
})

test('a decision tells what followed from it', () => {
  const why = whyAt(run, { atSeconds: 155 })
  expect(why.change?.mark).toBe(2)
  expect(why.effects.map(({ mark }) => mark)).toEqual([3, 4, 5])
})

test('a shrink is not caused by the growth before it', () => {
  expect(whyAt(run, { atSeconds: 2500, service: 'checkout' }).causes.map(({ mark }) => mark)).toEqual([6])
})

test('before the first change there is nothing to explain but what comes next', () => {
  expect(whyAt(run, { atSeconds: 50, service: 'checkout' })).toMatchObject({ change: null, causes: [], next: 1 })
})
