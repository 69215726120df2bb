import { expect, test } from 'vitest'
import { story, storyBill } from '../../test/story.ts'
import { analyse } from '../analyse.ts'

/** One node-hour of m7g.xlarge at 0.36 USD is 100 micro-dollars a second. */
const line = {
  meter: 'node-time',
  title: 'machines',
  subject: 'general',
  sku: 'aws/us-east-1/m7g.xlarge/on-demand',
  month: '2026-11',
  quantity: 1,
  unit: 'hour',
  unitPrice: '0.36',
  listMicroUsd: 360_000,
  contractedMicroUsd: 360_000,
  effectiveMicroUsd: 360_000,
  billedMicroUsd: 360_000,
  byIntent: { customers: 360_000, attack: 0, idle: 0 },
  source: 'made by hand',
  asOf: '2026-11-01',
} as const

const run = story({
  marks: [
    { atSeconds: 180, kind: 'traffic', subject: 'source:shoppers', from: 100, to: 400, reason: 'traffic rises', because: [] },
    {
      atSeconds: 270,
      kind: 'scale',
      subject: 'checkout',
      from: 4,
      to: 8,
      reason: 'cpu above target',
      signal: { sampledAtSeconds: 250, publishedAtSeconds: 262 },
      because: [0],
    },
  ],
  usage: {
    ...story().usage,
    nodes: [
      story().usage.nodes[0],
      { ...story().usage.nodes[1], requestedAtSeconds: 272, launchedAtSeconds: 275, readyAtSeconds: 280, endedAtSeconds: null },
    ],
  },
})

test('a reaction is taken apart along its last pod, and its stages add up to the whole', () => {
  const [waterfall] = analyse(run, storyBill({ lines: [line] }), []).waterfalls
  expect(waterfall).toMatchObject({ service: 'checkout', fromPods: 4, toPods: 8, riseAtSeconds: 240, servesAtSeconds: 298 })
  // rise 240, published 262, read 270, created 270, machine asked for 272, running 275, pod bound 281, ready 298
  expect(waterfall.stages.map(({ stage, seconds }) => [stage, seconds])).toEqual([
    ['metric', 22],
    ['sync', 8],
    ['stabilisation', 0],
    ['schedule', 2],
    ['provision', 3],
    ['boot', 6],
    ['start', 17],
    ['register', 0],
  ])
  expect(waterfall.stages.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(298 - 240)
})

test('stages are priced: machine time from launch on, and customers lost', () => {
  const [{ stages }] = analyse(run, storyBill({ lines: [line] }), []).waterfalls
  // the new machine runs from 275: 6 s of boot and 17 s of start at 100 micro-dollars a second
  expect(stages.map(({ paidMicroUsd }) => paidMicroUsd)).toEqual([0, 0, 0, 0, 0, 600, 1700, 0])
  // minute 4 (240 to 300 s) loses 40 customer requests a second
  expect(stages.map(({ lostCustomerRequests }) => lostCustomerRequests)).toEqual([880, 320, 0, 80, 120, 240, 680, 0])
})

test('a reaction begins no earlier than the rise of traffic from which its decision descends', () => {
  const later = story({ ...run, marks: [{ ...run.marks[0], atSeconds: 255 }, run.marks[1]] })
  const [waterfall] = analyse(later, storyBill({ lines: [line] }), []).waterfalls
  expect(waterfall).toMatchObject({ riseAtSeconds: 255, servesAtSeconds: 298 })
  expect(waterfall.stages[0]).toMatchObject({ stage: 'metric', seconds: 262 - 255 })
})
